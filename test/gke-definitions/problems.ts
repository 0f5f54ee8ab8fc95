import { declaredSchemaOf } from './declared.js'
import { declaredKinds, type PublishedKind, publishedKinds, refusals } from './published.js'
import { type StructuralSchema, structuralSchemaOf } from './structural-schema.js'

/** Whether an object is of an API that GKE adds to Kubernetes. */
export function isOfGke({ apiVersion }: { readonly apiVersion: string }): boolean {
  return /^(cloud\.google\.com|([a-z.]+\.)?gke\.io)\//.test(apiVersion)
}

/** Everything that is wrong with an object of GKE: what its published validator refuses, and the fields that its definition does not have. */
export function problemsOf(object: { readonly apiVersion: string; readonly kind: string }): string[] {
  const kind = kindOf(object)
  if (!kind) return [`${object.apiVersion} ${object.kind} is not among the published kinds`]
  const { apiVersion: _, kind: __, metadata: ___, ...body } = object as unknown as Record<string, unknown>
  return [
    ...refusals(kind, object).map(({ instancePath, keyword, params }) => `${instancePath} ${keyword} ${JSON.stringify(params)}`),
    ...unknownFields(body, schemaOf(kind), '').map((path) => `${path} is unknown`),
  ]
}

/** The published kind of an object. */
export function kindOf({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): PublishedKind | undefined {
  return [...publishedKinds, ...declaredKinds].find((each) => each.apiVersion === apiVersion && each.kind === kind)
}

const schemas = new Map<PublishedKind, StructuralSchema>()

export function schemaOf(kind: PublishedKind): StructuralSchema {
  const schema =
    schemas.get(kind) ?? (declaredKinds.includes(kind) ? (declaredSchemaOf(kind) as StructuralSchema) : structuralSchemaOf(kind))
  schemas.set(kind, schema)
  return schema
}

function unknownFields(value: unknown, { properties = {}, items }: StructuralSchema, path: string): string[] {
  if (Array.isArray(value)) return items ? value.flatMap((each, index) => unknownFields(each, items, `${path}/${index}`)) : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([field, inner]) =>
    properties[field] ? unknownFields(inner, properties[field], `${path}/${field}`) : [`${path}/${field}`],
  )
}
