import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parseAllDocuments } from 'yaml'
import type { Client, Manifest } from './client.js'
import { gkeCrds } from './gke-crds.js'
import { helmReleaseCrds } from './helm-release/crds.js'
import { untilReady } from './wait.js'

/** Where the custom resource definitions are published: a folder of a Go module, at a version whose checksum Go verifies. */
const published = {
  'cert-manager': { module: 'github.com/cert-manager/cert-manager@v1.21.2', folder: 'deploy/crds' },
  'gateway-api': { module: 'sigs.k8s.io/gateway-api@v1.6.3', folder: 'config/crd/standard' },
  'prometheus-operator': {
    module: 'github.com/prometheus-operator/prometheus-operator@v0.85.0',
    folder: 'example/prometheus-operator-crd',
  },
  'argo-cd': { module: 'github.com/argoproj/argo-cd/v3@v3.5.2', folder: 'manifests/crds' },
  'external-secrets': { module: 'github.com/external-secrets/external-secrets@v1.3.2', folder: 'config/crds/bases' },
  'sealed-secrets': { module: 'github.com/bitnami-labs/sealed-secrets@v0.40.0', folder: 'helm/sealed-secrets/crds' },
  'secrets-store': { module: 'sigs.k8s.io/secrets-store-csi-driver@v1.5.5', folder: 'config/crd/bases' },
  'flux-source': { module: 'github.com/fluxcd/source-controller@v1.9.0', folder: 'config/crd/bases' },
  'flux-kustomize': { module: 'github.com/fluxcd/kustomize-controller@v1.9.0', folder: 'config/crd/bases' },
} as const

/**
 * `gke` is the exception: no module publishes its definitions, so they are made from the validators that are.
 * Of Flux's helm-controller the types are published, from which its definition is generated as its authors do.
 */
export type CrdBundle = keyof typeof published | 'gke' | 'flux-helm'

/** The folder of a module in Go's cache, downloaded when it is not there. */
export async function moduleFolder(module: string): Promise<string> {
  const { stdout } = await promisify(execFile)('go', ['mod', 'download', '-json', module], {
    env: { ...process.env, GOWORK: 'off' },
  }).catch((error: Error & { stdout?: string }) => {
    throw new Error(`${module} cannot be downloaded: ${error.stdout || error.message}`)
  })
  return (JSON.parse(stdout) as { Dir: string }).Dir
}

/** The definitions of a bundle as they are published. */
export async function readCrds(bundle: CrdBundle): Promise<Manifest[]> {
  if (bundle === 'gke') return gkeCrds()
  if (bundle === 'flux-helm') return helmReleaseCrds()
  const folder = join(await moduleFolder(published[bundle].module), published[bundle].folder)
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  const documents = files.toSorted().flatMap((name) => parseAllDocuments(readFileSync(join(folder, name), 'utf8')))
  const objects = documents.map((document) => document.toJS() as Manifest | null)
  return objects.filter((object): object is Manifest => object?.kind === 'CustomResourceDefinition')
}

/** Installs bundles of definitions and waits until the API server serves their kinds. */
export async function installCrds(client: Client, ...bundles: readonly CrdBundle[]): Promise<void> {
  const definitions = (await Promise.all(bundles.map(readCrds))).flat()
  for (const definition of definitions) {
    const reply = await client.apply(definition)
    if (!reply.ok) throw new Error(`${definition.metadata?.name}: ${reply.body.message}`)
  }
  const late = await untilReady(client, definitions, 30_000)
  if (late.length > 0) throw new Error(late.map(({ object, reason }) => `${object}: ${reason}`).join('\n'))
}
