import { type CrdBundle, readCrds } from '../../test/cluster/control-plane/crds.js'
import { depth, type Fields, withoutServers } from './fields.js'

const bundles: readonly CrdBundle[] = [
  'argo-cd',
  'cert-manager',
  'external-secrets',
  'flux-helm',
  'flux-kustomize',
  'flux-source',
  'gateway-api',
  'gke',
  'prometheus-operator',
  'sealed-secrets',
  'secrets-store',
]

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
}
interface Definition {
  readonly spec: {
    readonly group: string
    readonly names: { readonly kind: string }
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: Schema } }[]
  }
}

/** The fields of these kinds in the definitions that their makers publish, which Go downloads. */
export async function readDefinitions(kinds: ReadonlySet<string>): Promise<Record<string, Fields>> {
  const definitions = (await Promise.all(bundles.map(readCrds))).flat() as unknown as Definition[]
  const found = definitions.flatMap(({ spec: { group, names, versions } }) =>
    versions.map(
      ({ name, schema }) => [`${group}/${name}/${names.kind}`, withoutServers(below(schema.openAPIV3Schema, depth + 1))] as const,
    ),
  )
  return Object.fromEntries(found.filter(([kind]) => kinds.has(kind)).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function below(schema: Schema, levels: number): Fields {
  if (schema.items) return below(schema.items, levels)
  if (levels === 0) return {}
  return Object.fromEntries(
    // Of an Application of Argo CD, `sources` are several of what `source` is.
    Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, name === 'sources' ? {} : below(inner, levels - 1)]),
  )
}
