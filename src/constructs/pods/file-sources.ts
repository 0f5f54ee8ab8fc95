import type * as core from '../../kubernetes/wire/core/v1.js'
import type { Place } from '../../props/place.js'
import { type Check, flag, mapOf, object } from '../../props/shape.js'
import { isPlain } from '../../tree/value.js'
import { namespaceOf } from '../common/handed-over.js'
import { namedCheck } from '../props/named.js'
import {
  fieldPathCheck,
  type ResourceField,
  type ResourceFieldRef,
  resourceFieldCheck,
  resourceFieldRefCheck,
  resourceFieldSelector,
  resourceFieldShape,
  sameNamespace,
} from './env.js'
import { fileMode, insideVolume, relativePath } from './mounts.js'
import type { Source } from './references.js'
import type { DownwardItem, FileOptions, FilePath, Named } from './volume-sources.js'

/** An object of a kind, or a plain object with it under `key` and options beside it. */
export function namedOr(kind: string, key: string, beside: Record<string, Check>): Check {
  const named = namedCheck(kind)
  const withOptions = object({ [key]: named, ...beside }, [key])
  return (value, place) => (isPlain(value) && key in value ? withOptions : named)(value, place)
}

const withMode = object({ path: relativePath, mode: fileMode }, ['path', 'mode'])
/** Files by key of a Secret or ConfigMap. */
export const itemsCheck: Check = mapOf((value, place) => (isPlain(value) ? withMode : relativePath)(value, place), {
  form: "items: { KEY: 'file' }",
})
export const fileOptions = { items: itemsCheck, optional: flag }

const fieldItem = object({ fieldRef: fieldPathCheck, mode: fileMode }, ['fieldRef'])
const resourceItem = object({ ...resourceFieldShape, mode: fileMode }, ['resourceFieldRef'])
const isResource = (field: unknown): boolean => typeof field === 'string' && /^(limits|requests)\./.test(field)
const downwardItem: Check = (value, place) => {
  if (isPlain(value)) return ('fieldRef' in value ? fieldItem : 'mode' in value ? resourceItem : resourceFieldRefCheck)(value, place)
  return (isResource(value) ? resourceFieldCheck : fieldPathCheck)(value, place)
}
/** Fields of the pod by the path of their file. */
export const downwardItemsCheck: Check = mapOf(downwardItem, { key: insideVolume })

/** Files by key as they are sent. */
export function keyToPaths(items: { readonly [key: string]: FilePath | undefined }): core.KeyToPath[] {
  return Object.entries(items).flatMap(([key, to]) => (to === undefined ? [] : [{ key, ...(typeof to === 'string' ? { path: to } : to) }]))
}

/** A Secret or ConfigMap as files. */
export function fileSource<N extends 'name' | 'secretName'>(
  given: Named | ({ readonly from: Named } & FileOptions),
  kind: Source['kind'],
  nameField: N,
  place: Place,
): { [K in N]: string } & Omit<core.ConfigMapVolumeSource, 'name'> {
  const {
    from,
    items,
    rollOnChange: _,
    ...options
  }: { from: Named; rollOnChange?: boolean } & FileOptions = 'from' in given ? given : { from: given }
  return {
    [nameField]: nameOf(from, kind, place),
    ...(items && { items: keyToPaths(items) }),
    ...options,
  } as { [K in N]: string } & Omit<core.ConfigMapVolumeSource, 'name'>
}

/** The name of an object that was handed over, after a look at its namespace. */
export function nameOf(object: Named, kind: Source['kind'], place: Place): string {
  sameNamespace({ kind, name: object.name, namespace: namespaceOf(object) }, place)
  return object.name
}

/** Fields of the pod as files; what is said of no container is of the only one. */
export function downwardFiles(
  items: { readonly [path: string]: DownwardItem | undefined },
  place: Place,
  onlyContainer: string | undefined,
): core.DownwardAPIVolumeFile[] {
  return Object.entries(items).flatMap(([path, item]): core.DownwardAPIVolumeFile[] => {
    if (item === undefined) return []
    const given = typeof item === 'string' ? (isResource(item) ? { resourceFieldRef: item as ResourceField } : { fieldRef: item }) : item
    const mode = 'mode' in given && given.mode !== undefined ? { mode: given.mode } : {}
    if ('fieldRef' in given) return [{ path, fieldRef: { fieldPath: given.fieldRef }, ...mode }]
    const { mode: _, ...selector } = given as ResourceFieldRef & { readonly mode?: number }
    const containerName = selector.containerName ?? onlyContainer
    if (containerName === undefined)
      place.at(path).refuse('must say of which container', `write { resourceFieldRef: '${selector.resourceFieldRef}', containerName: '…' }`)
    return [
      { path, resourceFieldRef: resourceFieldSelector({ ...selector, ...(containerName !== undefined && { containerName }) }), ...mode },
    ]
  })
}
