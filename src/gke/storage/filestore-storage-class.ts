import { output } from '@pulumi/pulumi'
import type { Construct } from 'constructs'
import { checkedAbove } from '../../constructs/props/object-shape.js'
import type { ObjectProps } from '../../constructs/resource.js'
import { StorageClass, type StorageClassProps } from '../../constructs/storage/storage-class.js'
import { Place } from '../../props/place.js'
import { anything, exactlyOne, oneOf } from '../../props/shape.js'
import type { OneOf } from '../../props/types.js'
import { isPlain } from '../../tree/value.js'
import type { GkeCluster } from '../cluster/gke-cluster.js'
import { componentOf } from '../common/component.js'
import { waitingText } from '../common/waiting.js'
import type { PrivateServices } from '../network/private-services.js'
import { vpcOf } from '../network/vpc.js'
import { connectionOf } from './filestore-network.js'
import { type FilestoreTier, tierNames } from './filestore-tiers.js'

export type FilestoreStorageClassProps = ObjectProps &
  Pick<StorageClassProps, 'reclaimPolicy' | 'mountOptions' | 'isDefault'> &
  OneOf<{
    /** The cluster, in whose VPC the instances get their addresses. */
    cluster: GkeCluster
    /** The connection of another VPC. */
    privateServices: PrivateServices
  }> & {
    readonly tier: FilestoreTier
  }

const check = exactlyOne(
  { cluster: componentOf('GkeCluster'), privateServices: componentOf('PrivateServices') },
  {
    ...checkedAbove,
    tier: oneOf(...tierNames),
    reclaimPolicy: anything,
    mountOptions: anything,
    isDefault: anything,
  },
)

/**
 * A class by which each claim gets an instance of Filestore of its own, in the VPC of the cluster:
 * GKE's own `standard-rwx` and the like make theirs in the VPC `default` only.
 *
 * @example
 * ```ts
 * const cluster = new GkeCluster('shop', gkeAutopilot({ location: 'europe-west1' }))
 * const shop = new Chart(app, 'shop', { namespace: 'shop' })
 * const shared = new FilestoreStorageClass(shop, 'shared', { cluster, tier: 'BASIC_HDD' })
 * new PersistentVolumeClaim(shop, 'uploads', { storage: '1Ti', accessModes: ['ReadWriteMany'], storageClassName: shared })
 * ```
 */
export class FilestoreStorageClass extends StorageClass {
  constructor(scope: Construct, id: string, props: FilestoreStorageClassProps) {
    const { name, labels, annotations, override, reclaimPolicy, mountOptions, isDefault }: Partial<FilestoreStorageClassProps> = isPlain(
      props,
    )
      ? props
      : {}
    super(scope, id, {
      ...{ name, labels, annotations, override, reclaimPolicy, mountOptions, isDefault },
      provisioner: 'filestore.csi.storage.gke.io',
      // The instance is made in the zone of the first pod.
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: true,
    })
    const place = new Place(this)
    if (!check(props, place)) return
    if (props.tier === undefined) {
      place.refuse('tier is missing', "add tier: 'BASIC_HDD'")
      return
    }
    this['~body'].parameters = { tier: props.tier.toLowerCase(), ...parametersOf(props) }
  }
}

function parametersOf({ cluster, privateServices }: { readonly cluster?: unknown; readonly privateServices?: unknown }) {
  const place = (cluster ?? privateServices) as GkeCluster | PrivateServices
  const project = (place as Partial<GkeCluster>)['~plainProject']
  const { network, connectMode } = connectionOf(place, project)
  const isDirect = connectMode === 'DIRECT_PEERING'
  const known = isDirect ? vpcOf(place as GkeCluster).plainName : typeof network === 'string' ? network : undefined
  return {
    network: waitingText(output(network), `${place.name}.network`, known),
    ...(!isDirect && { 'connect-mode': connectMode }),
  }
}
