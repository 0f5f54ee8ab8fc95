import { Bucket } from '@pulumi/gcp/storage/bucket.js'
import type { VolumeMount, VolumeMountData } from '../../constructs/pods/references.js'
import type { Token } from '../../constructs/values/types.js'
import { userPosition } from '../../tree/origin.js'
import { checkProps } from '../common/check-props.js'
import { GoogleComponent } from '../common/component.js'
import type { GoogleOptions } from '../common/options.js'
import { refusal } from '../common/refusal.js'
import { after, waitingText } from '../common/waiting.js'
import type { ActsAs, WorkloadIdentity } from '../identity/workload-identity.js'
import {
  type BucketMountOptions,
  type BucketSettings,
  type BucketVolumeProps,
  bucketKind,
  bucketMountCheck,
  type GivenBucket,
} from './bucket-props.js'

/** Whose pods may use a bucket. */
interface BucketAccount {
  readonly name: string
  readonly namespace: string | undefined
  readonly writes: boolean
}

/**
 * A bucket of Cloud Storage as a folder in pods (Cloud Storage FUSE): for files that are written once and read often, and not for databases.
 * `mount()` brings the volume and the annotation of the pods along; pods of other ServiceAccounts are refused.
 *
 * @example
 * ```ts
 * const cluster = new GkeCluster('shop', gkeAutopilot({ location: 'europe-west1' }))
 * const shop = new Chart(app, 'shop', { namespace: 'shop' })
 * const serviceAccount = new ServiceAccount(shop, 'server-account')
 * const pictures = new BucketVolume('pictures', { cluster, writers: [new WorkloadIdentity('server', { cluster, serviceAccount })] })
 * new Deployment(shop, 'server', {
 *   serviceAccount,
 *   container: { image: 'example/server:1.4.2', mounts: { '/pictures': pictures.mount() } },
 * })
 * deploy('shop', app, { cluster })
 * ```
 */
export class BucketVolume extends GoogleComponent {
  readonly bucket: Bucket
  /** The name of the bucket, for manifests: what has it waits until readers and writers have their rights. */
  readonly bucketName: Token
  /** @internal */
  readonly '~grantOn': Bucket
  /** @internal Undefined where others say who may use the bucket. */
  readonly '~accounts': readonly BucketAccount[] | undefined

  constructor(name: string, props: BucketVolumeProps, options: GoogleOptions = {}) {
    super(bucketKind, name, props, options)
    const { readers = [], writers = [], bucket, ...own } = props as GivenBucket
    this.bucket = bucket ?? makeBucket(this, own)
    this['~grantOn'] = this.bucket
    const grants = [
      ...writers.map((each) => each.grant('roles/storage.objectUser', this)),
      ...readers.filter((each) => !writers.includes(each)).map((each) => each.grant('roles/storage.objectViewer', this)),
    ]
    const accountOf =
      (writes: boolean) =>
      ({ '~serviceAccount': account }: WorkloadIdentity<ActsAs>) => ({
        name: account.name,
        namespace: account.namespace,
        writes,
      })
    this['~accounts'] = bucket && grants.length === 0 ? undefined : [...writers.map(accountOf(true)), ...readers.map(accountOf(false))]
    this.bucketName = waitingText(after(this.bucket.name, grants), `${name}.bucketName`, own.name)
    this.registerOutputs({})
  }

  /**
   * For `mounts` of a container: the bucket, or with `subPath` a folder of it. Containers that are not root need `mountOptions` of their own
   * to write, such as `['implicit-dirs', 'uid=1001', 'gid=1001']`.
   */
  mount(options: BucketMountOptions = {}): VolumeMount {
    const position = userPosition(BucketVolume.prototype.mount)
    checkProps(bucketKind.name, options, bucketMountCheck, position)
    const { readOnly = false, subPath: folder, mountOptions = ['implicit-dirs'] } = options
    const { '~accounts': accounts, '~making': making } = this
    if (accounts?.length === 0)
      throw refusal(bucketKind.name, `no pods may read the bucket ${this.name}`, 'add writers: [identity], or readers', position)
    const mount: VolumeMountData = {
      '~steersman': 'mount',
      source: { kind: bucketKind.name, name: making.resourceName },
      volume: {
        csi: {
          driver: 'gcsfuse.csi.storage.gke.io',
          ...(readOnly && { readOnly }),
          volumeAttributes: { bucketName: this.bucketName, ...(mountOptions.length > 0 && { mountOptions: mountOptions.join(',') }) },
        },
      },
      needs: {
        annotations: { 'gke-gcsfuse/volumes': 'true' },
        accounts: accounts?.map(({ name, namespace, writes }) => ({ name, namespace, allowed: writes || readOnly })),
      },
      options: { ...(folder !== undefined && { subPath: folder }), ...(readOnly && { readOnly }) },
    }
    return mount
  }
}

function makeBucket(
  { project, '~making': making }: BucketVolume,
  given: BucketSettings & Pick<GivenBucket, 'cluster' | 'location'>,
): Bucket {
  const { name, cluster, location = cluster?.region, storageClass, versioning = false, forceDestroy = false } = given
  return new Bucket(
    making.resourceName,
    {
      ...(name !== undefined && { name }),
      project,
      // As Google Cloud tells it.
      location: location!.toUpperCase(),
      labels: making.labels,
      ...(storageClass && { storageClass }),
      // Pods that act as themselves have no rights on single objects.
      uniformBucketLevelAccess: true,
      publicAccessPrevention: 'enforced',
      ...(versioning && { versioning: { enabled: true } }),
      forceDestroy,
    },
    making.options(),
  )
}
