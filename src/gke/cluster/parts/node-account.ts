import { IAMMember } from '@pulumi/gcp/projects/iammember.js'
import { Account } from '@pulumi/gcp/serviceaccount/account.js'
import { longestAccountId } from '../../common/account-id.js'
import { shortened } from '../../common/shortened.js'
import type { Maker } from './maker.js'

/** Who the nodes are: an account with what nodes need and nothing more. Reading images is granted by each registry. */
export function makeNodeAccount(maker: Maker): { readonly account: Account; readonly role: IAMMember } {
  const { resourceName, clusterName, project } = maker
  const name = `${resourceName}-nodes`
  const account = new Account(
    name,
    { accountId: accountId(clusterName), project, displayName: `Nodes of the cluster ${clusterName}` },
    maker.options(),
  )
  const role = new IAMMember(name, { project, role: 'roles/container.defaultNodeServiceAccount', member: account.member }, maker.options())
  return { account, role }
}

const suffix = '-nodes'

/** The name of the cluster, shortened where it must be. */
export function accountId(clusterName: string): string {
  return shortened(clusterName, longestAccountId - suffix.length) + suffix
}
