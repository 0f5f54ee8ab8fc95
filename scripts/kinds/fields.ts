import { readFileSync } from 'node:fs'
import type { TypeReference } from '../../src/kubernetes/schema/facts.js'
import { hasMinor } from '../../src/kubernetes/schema/minor-set.js'
import { kindOf, typeOf } from '../../src/kubernetes/schema/schema.js'
import { newestMinor } from '../../src/kubernetes/versions.js'

/** Fields by name, and what is below each. */
export interface Fields {
  readonly [name: string]: Fields
}

/** How many levels are told apart, counted from `spec` where a kind has one. */
export const depth = 3

/** Types that are told once, in a section or a row of their own. */
const elsewhere = new Set([
  'meta/v1/ObjectMeta',
  'core/v1/PodTemplateSpec',
  'core/v1/PersistentVolumeClaim',
  'core/v1/PersistentVolumeClaimTemplate',
  'core/v1/EphemeralContainer',
  'batch/v1/JobTemplateSpec',
  'apiextensions/v1/JSONSchemaProps',
])

/** Definitions of operators, as they are published; `npm run kinds -- --definitions` reads them anew. */
export const definitionsFile = new URL('definitions.json', import.meta.url)

/** The fields of a kind that a program can write; undefined where nobody publishes them. */
export function fieldsOf(kind: string): Fields | undefined {
  const slash = kind.lastIndexOf('/')
  const facts = kindOf(kind.slice(0, slash), kind.slice(slash + 1))
  // Its spec has a section of its own.
  if (kind === 'v1/Pod') return {}
  if (facts) return withoutServers(below({ kind: 'object', type: facts.type }, depth + 1))
  return (JSON.parse(readFileSync(definitionsFile, 'utf8')) as Record<string, Fields>)[kind]
}

/** The fields of a type in the newest version of Kubernetes. */
export function fieldsOfType(type: string, levels = depth): Fields {
  return below({ kind: 'object', type }, levels)
}

/** What the server fills in is no field that a program writes, and the first three stand in every manifest. */
export function withoutServers({ apiVersion: _, kind: __, metadata: ___, status: ____, ...own }: Fields): Fields {
  return own
}

function below(type: TypeReference, levels: number): Fields {
  if (type.kind === 'list') return below(type.items, levels)
  if (type.kind !== 'object' || levels === 0) return {}
  const fields = [...typeOf(type.type)!.fields.values()].filter(({ minors }) => hasMinor(minors, newestMinor))
  return Object.fromEntries(
    fields.map(({ name, type: inner }) => [name, isElsewhere(inner, name) ? {} : below(inner, levels - 1)] as const),
  )
}

/** The containers that run before the others have the same fields as those. */
function isElsewhere(type: TypeReference, name: string): boolean {
  if (type.kind === 'list') return isElsewhere(type.items, name)
  return type.kind === 'object' && (elsewhere.has(type.type) || name === 'initContainers')
}
