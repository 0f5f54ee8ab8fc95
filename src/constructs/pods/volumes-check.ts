import { labelName } from '../../kubernetes/names.js'
import { nameLike } from '../../props/name-like.js'
import {
  absolutePath,
  type Check,
  exactlyOne,
  flag,
  integer,
  listOf,
  mapOf,
  nonEmptyText,
  object,
  oneOf,
  text,
  wireObject,
} from '../../props/shape.js'
import { isPlain } from '../../tree/value.js'
import { namedCheck } from '../props/named.js'
import { claimOptionsCheck } from '../storage/claim-options.js'
import { emptyDirCheck } from './empty-dir.js'
import { fieldPathCheck, resourceFieldCheck, resourceFieldRefCheck } from './env.js'
import { fileMode, insideVolume, relativePath } from './mounts.js'
import { type OtherName, otherSources, type VolumeSources } from './volume-sources.js'

/** An object of a kind, or a plain object with it under `key` and options beside it. */
function namedOr(kind: string, key: string, beside: Record<string, Check>): Check {
  const named = namedCheck(kind)
  const withOptions = object({ [key]: named, ...beside }, [key])
  return (value, place) => (isPlain(value) && key in value ? withOptions : named)(value, place)
}
const downwardItem: Check = (value, place) =>
  isPlain(value)
    ? resourceFieldRefCheck(value, place)
    : typeof value === 'string' && /^(limits|requests)\./.test(value)
      ? resourceFieldCheck(value, place)
      : fieldPathCheck(value, place)
const downwardItems = mapOf(downwardItem, { key: insideVolume })
const files = { items: mapOf(relativePath), optional: flag }
export const hostPathCheck: Check = object(
  { path: absolutePath, type: oneOf('Directory', 'DirectoryOrCreate', 'File', 'FileOrCreate', 'Socket', 'CharDevice', 'BlockDevice') },
  ['path'],
)
export const nfsCheck: Check = object({ server: nonEmptyText, path: absolutePath, readOnly: flag }, ['server', 'path'])
const sources: { readonly [K in Exclude<keyof VolumeSources, OtherName>]: Check } = {
  emptyDir: emptyDirCheck,
  hostPath: hostPathCheck,
  persistentVolumeClaim: namedOr('PersistentVolumeClaim', 'claim', { readOnly: flag }),
  configMap: namedOr('ConfigMap', 'from', { ...files, defaultMode: fileMode }),
  secret: namedOr('Secret', 'from', { ...files, defaultMode: fileMode }),
  nfs: nfsCheck,
  csi: object({ driver: nonEmptyText, readOnly: flag, fsType: text, volumeAttributes: mapOf(text) }, ['driver']),
  ephemeral: claimOptionsCheck,
  downwardAPI: downwardItems,
  projected: object(
    {
      sources: listOf(
        exactlyOne({
          configMap: namedOr('ConfigMap', 'from', files),
          secret: namedOr('Secret', 'from', files),
          downwardAPI: downwardItems,
          serviceAccountToken: object({ path: nonEmptyText, audience: text, expirationSeconds: integer(600) }, ['path']),
        }),
      ),
      defaultMode: fileMode,
    },
    ['sources'],
  ),
}
export const volumesCheck: Check = mapOf(
  exactlyOne({ ...sources, ...Object.fromEntries(otherSources.map((name) => [name, wireObject])) }),
  {
    key: labelName,
    keyHelp: nameLike(labelName),
    ordered: true,
    form: 'volumes: { cache: { emptyDir: {} } }',
  },
)
