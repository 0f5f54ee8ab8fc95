import type { Input } from '@pulumi/pulumi'
import type { GkeCluster } from '../cluster/gke-cluster.js'
import { isComponent } from '../common/component.js'
import type { PrivateServices } from '../network/private-services.js'
import { vpcOf } from '../network/vpc.js'

/** How Filestore is reached in a VPC. */
export interface FilestoreConnection {
  readonly network: Input<string>
  readonly connectMode: 'DIRECT_PEERING' | 'PRIVATE_SERVICE_ACCESS'
}

/**
 * Filestore peers with a VPC of its own project by itself. That of another project has a connection to Google's services, and is named in full.
 * `project` is where the files are, as far as it is known.
 */
export function connectionOf(place: GkeCluster | PrivateServices, project: string | undefined): FilestoreConnection {
  if (isComponent(place, 'PrivateServices')) return { network: (place as PrivateServices).network, connectMode: 'PRIVATE_SERVICE_ACCESS' }
  const { host, fullName, name } = vpcOf(place as GkeCluster)
  return host === undefined || host === project
    ? { network: name, connectMode: 'DIRECT_PEERING' }
    : { network: fullName, connectMode: 'PRIVATE_SERVICE_ACCESS' }
}
