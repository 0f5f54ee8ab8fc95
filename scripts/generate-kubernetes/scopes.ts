import { header } from './header.js'
import type { Union } from './union.js'

/** Writes the small module that is loaded where the table is not: cluster-scoped kinds and served apiVersions. */
export function writeScopes(union: Union): string {
  const kinds = [...union.kinds.values()]
  const clusterScoped = kinds.filter((kind) => !kind.namespaced).map((kind) => `${groupOf(kind.apiVersion)}/${kind.kind}`)
  return [
    header,
    '',
    set('clusterScopedKinds', 'The built-in kinds without a namespace, as `group/Kind`; the core group is empty.', clusterScoped),
    set(
      'builtInApiVersions',
      'The apiVersions that a supported minor version of Kubernetes serves itself.',
      kinds.map((kind) => kind.apiVersion),
    ),
  ].join('\n')
}

const groupOf = (apiVersion: string): string => (apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '')

function set(name: string, doc: string, values: readonly string[]): string {
  const lines = [...new Set(values)].sort().map((value) => `  '${value}',\n`)
  return `/** ${doc} */\nexport const ${name}: ReadonlySet<string> = new Set([\n${lines.join('')}])\n`
}
