/** The types that have no fields of their own in the OpenAPI documents, and what stands for them on the wire. */
const plain: Readonly<Record<string, string>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': 'quantity',
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 'int-or-string',
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': 'time',
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': 'time',
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': 'json',
  'io.k8s.apimachinery.pkg.apis.meta.v1.Patch': 'json',
  'io.k8s.apimachinery.pkg.runtime.RawExtension': 'json',
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON': 'json',
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrArray':
    'apiextensions/v1/JSONSchemaProps|[apiextensions/v1/JSONSchemaProps',
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrBool': 'apiextensions/v1/JSONSchemaProps|boolean',
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrStringArray': 'apiextensions/v1/JSONSchemaProps|[string',
}

/** What a definition is called in the table: `core/v1/Pod` for `io.k8s.api.core.v1.Pod`, or the word for a type without fields. */
export function typeName(definition: string): string {
  const known = plain[definition]
  if (known) return known
  const parts = definition.split('.')
  if (parts.length < 4) throw new Error(`The definition ${definition} has no group and version in its name.`)
  return parts.slice(-3).join('/')
}

/** Says whether a definition stands for a plain value, so that it is not a type of the table. */
export const isPlain = (definition: string): boolean => definition in plain

/** `apps/v1`, or `v1` for the core group. */
export const apiVersionOf = (group: string, version: string): string => (group ? `${group}/${version}` : version)
