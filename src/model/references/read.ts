import { asList, asName, asObject, groupOf } from '../json.js'
import type { JsonValue } from '../model.js'
import type { Place, Pointer, ReferenceField } from './field.js'
import { type ObjectKind, service } from './kinds.js'
import { equalities, labelSelector } from './label-selector.js'
import type { ReferenceKind, ReferenceTarget } from './reference.js'

type Read = ReferenceField['read']

/** The object of a kind with a name: in the namespace given, else in that of the place; in none when the kind has none. */
export function target(of: ObjectKind, name: string, place: Place, namespace?: JsonValue): ReferenceTarget {
  const where = place.scopeOf(of) === 'Cluster' ? undefined : (asName(namespace) ?? place.namespace)
  return { group: of.group, kind: of.kind, ...(where !== undefined && { namespace: where }), name }
}

/** The value is the name of an object. */
export const named =
  (of: ObjectKind, kind: ReferenceKind = 'object'): Read =>
  (value, place) => {
    const name = asName(value)
    return name === undefined ? [] : [{ kind, to: target(of, name, place) }]
  }

/** The value names an object in its field `name`, or another one, and can say a `namespace`, a `key` of it and that it is `optional`. */
export const referenceTo =
  (of: ObjectKind, nameField = 'name', namespaceField = 'namespace'): Read =>
  (value, place) => {
    const fields = asObject(value)
    const name = asName(fields[nameField])
    if (name === undefined) return []
    const key = asName(fields.key)
    const to = target(of, name, place, fields[namespaceField])
    return [pointer(key === undefined ? 'object' : 'key', key === undefined ? to : { ...to, key }, fields.optional)]
  }

/** The value names a ConfigMap or Secret as files, all of them or those in `items`. */
export const files =
  (of: ObjectKind, nameField = 'name'): Read =>
  (value, place) => {
    const { [nameField]: text, items, optional } = asObject(value)
    const name = asName(text)
    if (name === undefined) return []
    const to = target(of, name, place)
    const keys = asList(items).flatMap((item, index): Pointer[] => {
      const key = asName(asObject(item).key)
      return key === undefined ? [] : [{ ...pointer('key', { ...to, key }, optional), below: `.items[${index}].key` }]
    })
    return [{ ...pointer('object', to, optional), below: `.${nameField}` }, ...keys]
  }

/** The value says `kind` and `name`, and its API as `apiVersion`, `apiGroup` or `group`; what it leaves out is as given. */
export const typed =
  (defaults: Partial<ObjectKind> = {}, kind: ReferenceKind = 'object'): Read =>
  (value, place) => {
    const fields = asObject(value)
    const name = asName(fields.name)
    const of = kindSaid(fields, defaults)
    return name === undefined || of === undefined ? [] : [{ kind, to: target(of, name, place, fields.namespace) }]
  }

/** The kind that a value says. */
export function kindSaid(fields: Readonly<Record<string, JsonValue>>, defaults: Partial<ObjectKind> = {}): ObjectKind | undefined {
  const kind = asName(fields.kind) ?? defaults.kind
  if (kind === undefined) return undefined
  const said = fields.apiGroup ?? fields.group
  if (typeof said === 'string') return { kind, group: said }
  return { kind, group: typeof fields.apiVersion === 'string' ? groupOf(fields.apiVersion) : (defaults.group ?? '') }
}

/** The value names a Service in its fields `name` and, if it can be another one, `namespace`; and a port of it, or else the port given. */
export const servicePort =
  (otherwise?: number): Read =>
  (value, place) => {
    const fields = asObject(value)
    const name = asName(fields.name)
    if (name === undefined) return []
    const to = target(service, name, place, fields.namespace)
    const port = portSaid(fields.port) ?? otherwise
    return [port === undefined ? { kind: 'object', to } : { kind: 'port', to: { ...to, port } }]
  }

/** A port as a number, a name, or one of both in an object. */
function portSaid(value: JsonValue | undefined): string | number | undefined {
  if (typeof value === 'number') return value
  const { name, number } = asObject(value)
  return asName(value) ?? asName(name) ?? (typeof number === 'number' ? number : undefined)
}

/** The value is a label selector for objects in the same namespace; an empty one chooses all of them. */
export const selecting =
  (of: ObjectKind, kind: ReferenceKind = 'selector'): Read =>
  (value, place) => {
    const selector = labelSelector(value)
    if (!selector) return []
    const namespace = place.scopeOf(of) === 'Cluster' ? undefined : place.namespace
    return [{ kind, to: { group: of.group, kind: of.kind, ...(namespace !== undefined && { namespace }), selector } }]
  }

/** The value is a plain map of labels of objects in the same namespace; an empty one chooses none of them. */
export const selectingLabels =
  (of: ObjectKind, kind: ReferenceKind = 'selector'): Read =>
  (value, place) => {
    const selector = equalities(value)
    if (selector.length === 0) return []
    return [
      { kind, to: { group: of.group, kind: of.kind, ...(place.namespace !== undefined && { namespace: place.namespace }), selector } },
    ]
  }

function pointer(kind: ReferenceKind, to: ReferenceTarget, optional: JsonValue | undefined): Pointer {
  return { kind, to, ...(optional === true && { optional: true }) }
}
