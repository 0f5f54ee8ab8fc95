import type { Bucket } from '@pulumi/gcp/storage/bucket.js'
import { mountOptionsShape } from '../../constructs/pods/mounts.js'
import type { MountOptions } from '../../constructs/pods/references.js'
import { type Check, exactlyOne, flag, listOf, object, oneOf, textBy } from '../../props/shape.js'
import type { OneOf, Refused } from '../../props/types.js'
import { isPlain, show } from '../../tree/value.js'
import type { GkeCluster } from '../cluster/gke-cluster.js'
import { type ComponentKind, componentOf } from '../common/component.js'
import type { ActsAs, WorkloadIdentity } from '../identity/workload-identity.js'
import { bucketLocation, bucketName, bucketStart, mountOptionsCheck } from './bucket-rules.js'

export interface BucketSettings {
  /** The name at Google Cloud, which nobody else in the world may have; left out: that of the component, and an end from Pulumi. */
  readonly name?: string
  /** How often it is read, which decides the price. Default `STANDARD`. */
  readonly storageClass?: 'STANDARD' | 'NEARLINE' | 'COLDLINE' | 'ARCHIVE'
  /** Keeps what was overwritten or deleted. Default false; for seven days Google keeps it anyway. */
  readonly versioning?: boolean
  /** Deletes it with everything in it; without, Google refuses to delete a bucket that is not empty. Default false. */
  readonly forceDestroy?: boolean
}
type NotOfOurs<T> = { readonly [K in keyof T]?: Refused<'not beside bucket'> }

export type BucketVolumeProps = {
  /** Whose pods may read it. */
  readonly readers?: readonly WorkloadIdentity<ActsAs>[]
  /** Whose pods may read and write it. */
  readonly writers?: readonly WorkloadIdentity<ActsAs>[]
} & (
  | (BucketSettings &
      OneOf<{
        /** The cluster whose pods use it: it is in the same region. */
        cluster: GkeCluster
        /** A region, or several: `EU`, `US` or `ASIA`. */
        location: string
      }> & { readonly bucket?: Refused<'not beside cluster or location'> })
  | (NotOfOurs<BucketSettings & { readonly cluster: never; readonly location: never }> & {
      /** A bucket that is there, such as one that `Bucket.get` finds: only the rights are made. */
      readonly bucket: Bucket
    })
)

/** The same as it is read. */
export interface GivenBucket extends BucketSettings {
  readonly readers?: readonly WorkloadIdentity<ActsAs>[]
  readonly writers?: readonly WorkloadIdentity<ActsAs>[]
  readonly cluster?: GkeCluster
  readonly location?: string
  readonly bucket?: Bucket
}

export interface BucketMountOptions extends Pick<MountOptions, 'subPath' | 'readOnly'> {
  /** Options of Cloud Storage FUSE, one an item. Default `['implicit-dirs']`, which shows folders that other programs made. */
  readonly mountOptions?: readonly string[]
}

const identities = listOf(componentOf('WorkloadIdentity'))
const isBucket: Check = (value, place) =>
  (value as { __pulumiType?: unknown } | null)?.__pulumiType === 'gcp:storage/bucket:Bucket' ||
  place.refuse(`must be a Bucket, and is ${show(value)}`, "give a Bucket of @pulumi/gcp, such as Bucket.get('files', 'my-files')")
const settings = {
  name: textBy(bucketName, 'a name such as example-com-files'),
  storageClass: oneOf('STANDARD', 'NEARLINE', 'COLDLINE', 'ARCHIVE'),
  versioning: flag,
  forceDestroy: flag,
}
const shape = exactlyOne(
  { cluster: componentOf('GkeCluster'), location: bucketLocation, bucket: isBucket },
  { readers: identities, writers: identities, ...settings },
)
const check: Check = (props, place) => {
  if (!shape(props, place) || !isPlain(props)) return false
  if (props.bucket === undefined) return true
  const beside = Object.keys(settings).filter((key) => props[key] !== undefined)
  for (const key of beside) place.at(key).refuse('cannot be given beside bucket, which is there already', 'leave it out')
  return beside.length === 0
}
export const bucketKind: ComponentKind = { name: 'BucketVolume', check, nameRule: bucketStart }
const { subPath, readOnly } = mountOptionsShape
export const bucketMountCheck = object({ subPath, readOnly, mountOptions: mountOptionsCheck })
