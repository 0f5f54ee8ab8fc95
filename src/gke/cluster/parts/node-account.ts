import { createHash } from 'node:crypto'
import { IAMMember } from '@pulumi/gcp/projects/iammember.js'
import { Account } from '@pulumi/gcp/serviceaccount/account.js'
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

const longest = 30
const suffix = '-nodes'

/** The name of the cluster where it fits; a long one is cut, and told apart by a hash of all of it. */
export function accountId(clusterName: string): string {
  if (clusterName.length + suffix.length <= longest) return clusterName + suffix
  const hash = createHash('sha256').update(clusterName).digest('hex').slice(0, 6)
  return `${clusterName.slice(0, longest - suffix.length - hash.length - 1)}-${hash}${suffix}`
}
