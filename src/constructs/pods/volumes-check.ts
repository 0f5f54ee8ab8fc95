import { labelName } from '../../kubernetes/names.js'
import { nameLike } from '../../props/name-like.js'
import {
  absolutePath,
  type Check,
  exactlyOne,
  flag,
  mapOf,
  nonEmptyText,
  object,
  oneOf,
  plainFlag,
  text,
  wireObject,
} from '../../props/shape.js'
import { namedCheck } from '../props/named.js'
import { claimOptionsCheck } from '../storage/claim-options.js'
import { emptyDirCheck } from './empty-dir.js'
import { downwardItemsCheck, fileOptions, namedOr } from './file-sources.js'
import { fileMode } from './mounts.js'
import { projectedCheck } from './projected.js'
import { type OtherName, otherSources, type VolumeSources } from './volume-sources.js'

export const hostPathCheck: Check = object(
  { path: absolutePath, type: oneOf('Directory', 'DirectoryOrCreate', 'File', 'FileOrCreate', 'Socket', 'CharDevice', 'BlockDevice') },
  ['path'],
)
export const nfsCheck: Check = object({ server: nonEmptyText, path: absolutePath, readOnly: flag }, ['server', 'path'])
const sources: { readonly [K in Exclude<keyof VolumeSources, OtherName>]: Check } = {
  emptyDir: emptyDirCheck,
  hostPath: hostPathCheck,
  persistentVolumeClaim: namedOr('PersistentVolumeClaim', 'claim', { readOnly: flag }),
  configMap: namedOr('ConfigMap', 'from', { ...fileOptions, defaultMode: fileMode, rollOnChange: plainFlag }),
  secret: namedOr('Secret', 'from', { ...fileOptions, defaultMode: fileMode }),
  nfs: nfsCheck,
  csi: object(
    { driver: nonEmptyText, readOnly: flag, fsType: text, volumeAttributes: mapOf(text), nodePublishSecretRef: namedCheck('Secret') },
    ['driver'],
  ),
  ephemeral: claimOptionsCheck,
  downwardAPI: downwardItemsCheck,
  projected: projectedCheck,
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
