import { execFileSync, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Helm } from 'cdk8s'
import { describe, expect, it } from 'vitest'
import { render } from '../../../src/app/render.js'
import { App, Chart, Deployment, Secret } from '../../../src/index.js'
import { parseManifests } from '../../support/manifests.js'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const chart = at('chart')

/** The real program, compiled into the cache folder; about two minutes the first time. Why not, when it cannot be. */
function buildHelm(): { readonly program: string } | { readonly missing: string } {
  const program = at('../../../.cache/helm/helm')
  const build = spawnSync('go', ['build', '-mod=readonly', '-trimpath', '-o', program, 'tool'], {
    cwd: at('go'),
    env: { ...process.env, CGO_ENABLED: '0', GOWORK: 'off' },
    encoding: 'utf8',
  })
  if (build.error) return { missing: 'needs go' }
  return build.status === 0 ? { program } : { missing: `go cannot build it: ${build.stderr.trim().split('\n').at(-1)}` }
}

const helm = buildHelm()
const reason = 'missing' in helm ? ` (skipped: ${helm.missing})` : ''
const program = 'program' in helm ? helm.program : ''
const byName = (manifests: readonly { kind: unknown; metadata: unknown }[]): unknown[] =>
  [...manifests].sort((a, b) => JSON.stringify([a.kind, a.metadata]).localeCompare(JSON.stringify([b.kind, b.metadata])))

describe(`a chart of Helm beside our objects${reason}`, () => {
  it.skipIf(reason !== '')('gives what helm itself prints, but for its Secrets, and resolves with ours', () => {
    const app = new App()
    const shop = new Chart(app, 'shop')
    new Helm(shop, 'cache', { chart, releaseName: 'redis', helmExecutable: program, values: { replicas: 2 } })
    const password = Secret.external(shop, 'redis', { keys: ['password'] })
    new Deployment(shop, 'server', { container: { image: 'example/server:1.4.2', env: { PASSWORD: password.key('password') } } })
    const { stream, leftOut } = render(app.handover())

    const printed = execFileSync(program, ['template', 'redis', chart, '--set', 'replicas=2'], { encoding: 'utf8' })
    const objects = parseManifests(printed).flatMap((each) => (each.kind === 'List' ? (each.items as unknown as (typeof each)[]) : [each]))
    const expected = objects.filter(({ kind }) => kind !== 'Secret')
    const found = parseManifests(stream)
    expect(expected.map(({ kind }) => kind).sort()).toEqual(['ConfigMap', 'Deployment', 'Service'])
    expect(byName(found.filter(({ metadata }) => (metadata as { name: string }).name !== 'server'))).toEqual(byName(expected))
    expect(found.map(({ kind }) => kind)).toEqual(['ConfigMap', 'Service', 'Deployment', 'Deployment'])
    expect(
      leftOut
        .filter(({ reason }) => reason === 'literal values')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['redis', 'redis-tls'])
    expect(stream).not.toMatch(/nobody-may-see-this|bm9ib2R5LW1heS1zZWUtdGhpcw/)
  })
})
