import type { Address } from '@pulumi/gcp/compute/address.js'
import type { Network } from '@pulumi/gcp/compute/network.js'
import type { Subnetwork } from '@pulumi/gcp/compute/subnetwork.js'
import type { Resource } from '@pulumi/pulumi'
import type { ResolvedGkeAutopilot, ResolvedGkeStandard } from '../../../clusters/gke/resolved.js'
import { withOutputs } from '../../common/waiting.js'
import { rangeNames } from '../settings/network.js'
import type { Parts } from '../settings/parts.js'
import type { Maker } from './maker.js'
import { makeNetwork } from './network.js'
import { makeNodeAccount } from './node-account.js'
import { makeSecretsKey } from './secrets-key.js'
import { makeTopic } from './topic.js'

/** What is made beside a cluster. */
export interface Made {
  readonly parts: Parts
  /** Undefined where the declaration names one that is there. */
  readonly network: Network | undefined
  readonly subnetwork: Subnetwork | undefined
  readonly natAddresses: readonly Address[]
  /** What must be there before the first node, and for as long as the last one. */
  readonly before: readonly Resource[]
}

export function makeParts(cluster: ResolvedGkeStandard | ResolvedGkeAutopilot, maker: Maker): Made {
  const { network: settings, security, notifications } = cluster
  const own = settings.kind === 'own' ? makeNetwork(settings, maker) : undefined
  const nodes = cluster.serviceAccount === undefined ? makeNodeAccount(maker) : undefined
  const encryption = security.secretsEncryption === true ? makeSecretsKey(maker) : undefined
  const topic = notifications && (notifications.topic ?? makeTopic(maker).id)
  return {
    parts: {
      project: maker.project,
      network: settings.kind === 'existing' ? settings : { network: own!.network.id, subnetwork: own!.subnetwork.id, ...rangeNames },
      serviceAccount: cluster.serviceAccount ?? nodes!.account.email,
      secretsKey:
        encryption?.key.id ??
        (typeof security.secretsEncryption === 'object' ? withOutputs(security.secretsEncryption.keyName) : undefined),
      topic,
      labels: maker.labels,
    },
    network: own?.network,
    subnetwork: own?.subnetwork,
    natAddresses: own?.natAddresses ?? [],
    before: [...(own?.all ?? []), ...(nodes ? [nodes.account, nodes.role] : []), ...(encryption ? [encryption.grant] : [])],
  }
}
