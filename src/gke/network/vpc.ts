import { type Input, interpolate } from '@pulumi/pulumi'
import type { ExistingNetwork } from '../../clusters/gke/network.js'
import type { GkeCluster } from '../cluster/gke-cluster.js'

/** The VPC of a cluster. */
export interface Vpc {
  /** `projects/…/global/networks/…`. */
  readonly fullName: Input<string>
  readonly name: Input<string>
  /** The name where it is known before anything runs. */
  readonly plainName: string
  /** The project that it is of, where the declaration says so; otherwise it is that of the cluster. */
  readonly host: string | undefined
}

/** The VPC that a cluster is in: its own, or one that the declaration names. */
export function vpcOf({ name: clusterName, network, declaration, project }: GkeCluster): Vpc {
  if (network) return { fullName: network.id, name: network.name, plainName: clusterName, host: undefined }
  const given = (declaration.network?.existing as ExistingNetwork | undefined)?.network ?? 'default'
  const [fullName, host, name] = /projects\/([^/]+)\/global\/networks\/([^/]+)$/.exec(given) ?? []
  if (fullName === undefined || name === undefined)
    return { fullName: interpolate`projects/${project}/global/networks/${given}`, name: given, plainName: given, host: undefined }
  return { fullName, name, plainName: name, host }
}
