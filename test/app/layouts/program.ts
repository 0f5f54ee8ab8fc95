import type { AppProps } from '../../../src/app/app.js'
import { type Rendered, render } from '../../../src/app/render.js'
import { App, SteersmanError } from '../../../src/index.js'
import type { Manifest } from '../../../src/model/model.js'
import { parseManifests } from '../../support/manifests.js'

export const argoCd = { repoURL: 'https://github.com/example/shop', path: 'dist' } as const
export const flux = { sourceRef: { kind: 'GitRepository', name: 'flux-system' }, path: './dist', interval: '10m', prune: true } as const

/** What a program with these props gives. */
export function rendered(props: AppProps, build: (app: App) => void): Rendered {
  const app = new App(props)
  build(app)
  return render(app.handover())
}

/** The objects in the files of a folder, in the order of its files. */
export function objectsIn({ files }: Rendered, folder: string): Manifest[] {
  return files
    .filter(({ path }) => path.startsWith(`${folder}/`) && !path.endsWith('/kustomization.yaml'))
    .flatMap(({ text }) => parseManifests(text))
}

/** What is told instead: code and whole message of each finding. */
export function told(props: object, build: (app: App) => void): string[] {
  try {
    rendered(props, build)
  } catch (error) {
    if (!SteersmanError.is(error)) throw error
    return error.findings.map(({ code, path, field, message, help }) => `${code} ${path || '-'} ${field ?? '-'}: ${message}; ${help}`)
  }
  return []
}
