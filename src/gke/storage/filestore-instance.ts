import { Instance } from '@pulumi/gcp/filestore/instance.js'
import { all, type Output } from '@pulumi/pulumi'
import { unknown } from '@pulumi/pulumi/output.js'
import { isDryRun } from '@pulumi/pulumi/runtime/index.js'
import type { Token } from '../../constructs/values/types.js'
import { GoogleComponent } from '../common/component.js'
import type { GoogleOptions } from '../common/options.js'
import { waitingText } from '../common/waiting.js'
import { connectionOf } from './filestore-network.js'
import { type FilestoreInstanceProps, filestoreKind, type GivenInstance, locationIn } from './filestore-props.js'
import { defaultTier, gibOf } from './filestore-tiers.js'

/**
 * Files that many pods read and write at the same time (Filestore, over NFS), with an address in the VPC only.
 * Pods mount them by a `FilestoreVolume`.
 *
 * @example
 * ```ts
 * const cluster = new GkeCluster('shop', gkeAutopilot({ location: 'europe-west1' }))
 * const shop = new Chart(app, 'shop', { namespace: 'shop' })
 * const instance = new FilestoreInstance('uploads', { cluster, storage: '100Gi' })
 * const uploads = new FilestoreVolume(shop, 'uploads', { instance })
 * new Deployment(shop, 'server', { replicas: 3, container: { image: 'example/server:1.4.2', mounts: { '/uploads': uploads.mount() } } })
 * deploy('shop', app, { cluster })
 * ```
 */
export class FilestoreInstance extends GoogleComponent {
  readonly instance: Instance
  /** The zone or region. */
  readonly location: string
  /** The address in the VPC. */
  readonly ipAddress: Output<string>
  readonly shareName: string
  /** @internal The size in Gi. */
  readonly '~size': number
  /** @internal The address for manifests. */
  readonly '~address': Token

  constructor(name: string, props: FilestoreInstanceProps, options: GoogleOptions = {}) {
    super(filestoreKind, name, props, options)
    const { project, '~making': making } = this
    const {
      cluster,
      privateServices,
      storage,
      tier = defaultTier,
      location,
      shareName = 'vol1',
      deletionProtection = true,
    } = props as GivenInstance
    this.location = location ?? locationIn(cluster, tier)!
    this.shareName = shareName
    this['~size'] = gibOf(storage)
    this.instance = new Instance(
      name,
      {
        name: this.name,
        project,
        location: this.location,
        tier,
        fileShares: { name: shareName, capacityGb: this['~size'] },
        networks: [{ ...connectionOf(cluster ?? privateServices!, making.plainProject), modes: ['MODE_IPV4'] }],
        labels: making.labels,
        deletionProtectionEnabled: deletionProtection,
      },
      // Its name is taken for as long as the old one is there.
      { ...making.options(), deleteBeforeReplace: true },
    )
    this.ipAddress = addressOf(this.instance)
    this['~address'] = waitingText(this.ipAddress, `${name}.ipAddress`)
    this.registerOutputs({ ipAddress: this.ipAddress })
  }
}

/** Unknown for as long as there is no instance, and where a preview takes the networks that are asked for as those that are there. */
function addressOf({ id, name, networks }: Instance): Output<string> {
  return all([networks, name, id]).apply(([[network], instance]): string => {
    const address = network?.ipAddresses?.[0]
    if (address !== undefined) return address
    if (isDryRun()) return unknown as never
    throw new Error(`Google Cloud tells no address of the Filestore instance ${instance}`)
  })
}
