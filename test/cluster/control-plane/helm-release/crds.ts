import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { parseAllDocuments } from 'yaml'
import type { Manifest } from '../client.js'

const folder = fileURLToPath(new URL('go', import.meta.url))

/** The definition of HelmRelease, generated from the published Go types by the generator that its authors use. */
export async function helmReleaseCrds(): Promise<Manifest[]> {
  const command = ['tool', 'controller-gen', 'crd', 'paths=github.com/fluxcd/helm-controller/api/v2', 'output:stdout']
  const { stdout } = await promisify(execFile)('go', command, {
    cwd: folder,
    env: { ...process.env, GOWORK: 'off', GOFLAGS: '-mod=readonly' },
    maxBuffer: 10_000_000,
  })
  return parseAllDocuments(stdout).map((document) => document.toJS() as Manifest)
}
