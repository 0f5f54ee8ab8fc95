import { labelName } from '../../kubernetes/names.js'
import { bytes } from '../../props/amount.js'
import {
  absolutePath,
  anything,
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
} from '../../props/shape.js'
import { isPlain, show } from '../../tree/value.js'
import { claimOptionsCheck } from '../storage/claim-options.js'
import { fieldPathCheck, resourceFieldCheck } from './env.js'
import type { OtherName, VolumeSources } from './volume-sources.js'

const mode = integer(0, 0o777)
const named: Check = (value, place) =>
  (typeof value === 'object' && value !== null && typeof (value as { name?: unknown }).name === 'string') ||
  place.refuse(`cannot be ${show(value)}`, 'give the construct, or what X.external returns')
const namedOr =
  (key: string, beside: Record<string, Check>): Check =>
  (value, place) =>
    isPlain(value) && key in value ? object({ [key]: named, ...beside })(value, place) : named(value, place)
const downwardItem: Check = (value, place) =>
  isPlain(value)
    ? object({ resourceFieldRef: resourceFieldCheck, containerName: text, divisor: anything })(value, place)
    : typeof value === 'string' && /^(limits|requests)\./.test(value)
      ? resourceFieldCheck(value, place)
      : fieldPathCheck(value, place)
const files = { items: mapOf(nonEmptyText), optional: flag }
const others: readonly OtherName[] = [
  'iscsi',
  'fc',
  'cephfs',
  'rbd',
  'glusterfs',
  'flexVolume',
  'azureDisk',
  'azureFile',
  'awsElasticBlockStore',
  'gcePersistentDisk',
  'vsphereVolume',
  'portworxVolume',
  'quobyte',
  'scaleIO',
  'storageos',
  'flocker',
  'cinder',
  'photonPersistentDisk',
  'gitRepo',
  'image',
]
const sources: { readonly [K in Exclude<keyof VolumeSources, OtherName>]: Check } = {
  emptyDir: object({ medium: oneOf('Memory'), sizeLimit: bytes }),
  hostPath: object(
    { path: absolutePath, type: oneOf('Directory', 'DirectoryOrCreate', 'File', 'FileOrCreate', 'Socket', 'CharDevice', 'BlockDevice') },
    ['path'],
  ),
  persistentVolumeClaim: namedOr('claim', { readOnly: flag }),
  configMap: namedOr('from', { ...files, defaultMode: mode }),
  secret: namedOr('from', { ...files, defaultMode: mode }),
  nfs: object({ server: nonEmptyText, path: absolutePath, readOnly: flag }, ['server', 'path']),
  csi: object({ driver: nonEmptyText, readOnly: flag, fsType: text, volumeAttributes: mapOf(text) }, ['driver']),
  ephemeral: claimOptionsCheck,
  downwardAPI: mapOf(downwardItem),
  projected: object(
    {
      sources: listOf(
        exactlyOne({
          configMap: namedOr('from', files),
          secret: namedOr('from', files),
          downwardAPI: mapOf(downwardItem),
          serviceAccountToken: object({ path: nonEmptyText, audience: text, expirationSeconds: integer(600) }, ['path']),
        }),
      ),
      defaultMode: mode,
    },
    ['sources'],
  ),
}
export const volumesCheck: Check = mapOf(exactlyOne({ ...sources, ...Object.fromEntries(others.map((name) => [name, anything])) }), {
  key: labelName,
  ordered: true,
})
