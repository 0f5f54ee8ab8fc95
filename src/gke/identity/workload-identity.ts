import { getProjectOutput } from '@pulumi/gcp/organizations/getProject.js'
import { Account } from '@pulumi/gcp/serviceaccount/account.js'
import { IAMMember } from '@pulumi/gcp/serviceaccount/iammember.js'
import { type CustomResource, type CustomResourceOptions, interpolate, type Output, type Resource } from '@pulumi/pulumi'
import type { ServiceAccount } from '../../constructs/identity/service-account.js'
import { subdomainName } from '../../kubernetes/names.js'
import { type Check, listOf, object, oneOf, textBy } from '../../props/shape.js'
import type { Refused } from '../../props/types.js'
import { userPosition } from '../../tree/origin.js'
import { isPlain, show } from '../../tree/value.js'
import type { GkeCluster } from '../cluster/gke-cluster.js'
import { accountEmail, accountIdOf, accountIdRule } from '../common/account-id.js'
import { checkProps } from '../common/check-props.js'
import { type ComponentKind, GoogleComponent, isComponent } from '../common/component.js'
import type { GoogleOptions } from '../common/options.js'
import { after, waitingText } from '../common/waiting.js'
import { accountCheck, annotate, annotatedCheck, type PodAccount } from './account.js'
import { type GoogleRole, type GrantTarget, grantableOf, grantInProject, grantOn, nameOf, roleHint, roleRule } from './grant.js'

/** As whom pods act at Google Cloud: as themselves, or as a service account of Google's. */
export type ActsAs = 'principal' | 'google-service-account'
interface Emails {
  principal: undefined
  'google-service-account': Output<string>
}

export type WorkloadIdentityProps<A extends ActsAs = 'principal'> = {
  /** The account of the pods; its name and namespace are what Google Cloud knows, in every cluster of the project alike. */
  readonly serviceAccount: PodAccount
  /** The cluster; without its project's pool of identities nothing can be granted to one. Left out: one of this project that is there. */
  readonly cluster?: GkeCluster
  /** Roles in the whole project. */
  readonly roles?: readonly GoogleRole[]
} & ActingAs<A>

/** Left out, pods cannot be taken for a service account. */
type ActingAs<A extends ActsAs> = A extends 'principal'
  ? { readonly as?: A; readonly accountId?: Refused<"only with as: 'google-service-account'"> }
  : {
      /**
       * `principal`: roles are granted to the pods themselves. `google-service-account`: one is made, and the pods act as it, which a few
       * services such as logins to Cloud SQL need. Default `principal`.
       */
      readonly as: A
      /** Id of the service account that is made; left out: the name of the component, with an end where that is too short. */
      readonly accountId?: string
    }

interface AnyProps {
  readonly serviceAccount: PodAccount
  readonly cluster?: GkeCluster
  readonly as?: ActsAs
  readonly roles?: readonly GoogleRole[]
  readonly accountId?: string
}

const isCluster: Check = (value, place) => {
  if (!isComponent(value, 'GkeCluster')) return place.refuse(`must be a GkeCluster, and is ${show(value)}`, 'give a GkeCluster')
  const { security } = (value as GkeCluster).declaration
  return (
    (security as { workloadIdentity?: boolean } | undefined)?.workloadIdentity !== false ||
    place.refuse('is declared with security.workloadIdentity: false', 'leave that out of the declaration')
  )
}
const roleCheck = textBy(roleRule, roleHint)
const shape = object(
  {
    serviceAccount: accountCheck,
    cluster: isCluster,
    as: oneOf('principal', 'google-service-account'),
    roles: listOf(roleCheck),
    accountId: textBy(accountIdRule, "an id such as 'shop-server'"),
  },
  ['serviceAccount'],
)
const check: Check = (props, place) => {
  if (!shape(props, place) || !isPlain(props)) return false
  const { as, accountId, serviceAccount } = props
  if (as === 'google-service-account') return annotatedCheck(serviceAccount, place.at('serviceAccount'))
  return accountId === undefined || place.at('accountId').refuse("is only with as: 'google-service-account'", 'leave it out')
}
const kind: ComponentKind = { name: 'WorkloadIdentity', check, nameRule: subdomainName }

/**
 * What pods may do at Google Cloud, without keys (Workload Identity Federation for GKE).
 *
 * @example
 * ```ts
 * const account = new ServiceAccount(new Chart(app, 'shop', { namespace: 'shop' }), 'server')
 * const identity = new WorkloadIdentity('server', { serviceAccount: account, roles: ['roles/cloudtrace.agent'] })
 * identity.grant('roles/artifactregistry.reader', new ArtifactRegistry('shop', { location: 'europe-west1' }))
 * ```
 */
export class WorkloadIdentity<const A extends ActsAs = 'principal'> extends GoogleComponent {
  readonly as: A
  /** Who it is for policies: `principal://…`, or `serviceAccount:…`. */
  readonly member: Output<string>
  /** The e-mail of the service account at Google Cloud; undefined where the pods act as themselves. */
  readonly email: Emails[A]
  readonly googleServiceAccount: Account | undefined
  /** @internal */
  readonly '~serviceAccount': PodAccount
  /** @internal The e-mail where it is known before anything runs. */
  readonly '~plainEmail': string | undefined
  /** @internal What must be there before anything is granted. */
  readonly '~before': readonly Resource[]
  /** @internal What was granted, by the name of its resource. */
  readonly '~grants' = new Map<string, CustomResource>()

  constructor(name: string, props: WorkloadIdentityProps<A>, options: GoogleOptions = {}) {
    super(kind, name, props, options)
    const { serviceAccount, cluster, as = 'principal', roles = [], accountId = accountIdOf(name) } = props as AnyProps
    const { '~making': making, project } = this
    const poolProject = cluster?.project ?? project
    this['~before'] = cluster ? [cluster.cluster] : []
    this.as = as as A
    this['~serviceAccount'] = serviceAccount
    if (as === 'google-service-account') {
      const display = `Pods of ${serviceAccount.namespace}/${serviceAccount.name}`
      const account = new Account(name, { accountId, project, displayName: display }, making.options())
      const subject = interpolate`serviceAccount:${poolProject}.svc.id.goog[${serviceAccount.namespace}/${serviceAccount.name}]`
      const impersonation = new IAMMember(
        name,
        { serviceAccountId: account.name, role: 'roles/iam.workloadIdentityUser', member: subject },
        making.options(this['~before']),
      )
      this['~plainEmail'] = making.plainProject === undefined ? undefined : accountEmail(accountId, making.plainProject)
      this.googleServiceAccount = account
      this.member = account.member
      this.email = account.email as Emails[A]
      const granted = roles.map((role) => bind(this, role, 'project'))
      const email = after(account.email, [impersonation, ...granted])
      annotate(serviceAccount as ServiceAccount, waitingText(email, `${name}.email`, this['~plainEmail']))
    } else {
      this['~plainEmail'] = undefined
      this.googleServiceAccount = undefined
      this.email = undefined as Emails[A]
      const { number } = getProjectOutput({ projectId: poolProject }, { parent: this })
      const pool = interpolate`projects/${number}/locations/global/workloadIdentityPools/${poolProject}.svc.id.goog`
      this.member = interpolate`principal://iam.googleapis.com/${pool}/subject/ns/${serviceAccount.namespace}/sa/${serviceAccount.name}`
      for (const role of roles) bind(this, role, 'project')
    }
    this.registerOutputs({ member: this.member })
  }

  /** Lets the pods do what the role says, with one resource or in the whole project. Twice the same is the same. */
  grant(role: GoogleRole, on: GrantTarget): CustomResource {
    const position = userPosition(WorkloadIdentity.prototype.grant)
    checkProps(kind.name, role, roleCheck, position)
    checkProps(kind.name, on, targetCheck, position)
    return bind(this, role, on)
  }
}

const targetCheck: Check = (value, place) =>
  grantableOf(value) !== null ||
  place.refuse(
    `${show(value)} has no policies known here`,
    "give 'project', a registry, secret, key, bucket, topic or subscription, or grant identity.member its role yourself",
  )

/** On the project of the identity, when that is the target. */
function bind(identity: WorkloadIdentity<ActsAs>, role: GoogleRole, target: GrantTarget): CustomResource {
  const on = grantableOf(target)
  if (!on) return grantBeside(identity, role, identity)
  return grantOnce(identity, `${role}-${nameOf(on)}`, (name, options) => grantOn(on, { role, member: identity.member }, name, options))
}

/** A role in the whole project of another component. */
export function grantBeside(
  identity: WorkloadIdentity<ActsAs>,
  role: GoogleRole,
  { project, '~making': { plainProject } }: GoogleComponent,
) {
  const elsewhere = plainProject === identity['~making'].plainProject ? '' : `-${plainProject ?? 'elsewhere'}`
  return grantOnce(identity, `${role}${elsewhere}`, (name, options) =>
    grantInProject(project, { role, member: identity.member }, name, options),
  )
}

/** Two resources for one binding would take it away from each other. */
function grantOnce(
  { '~making': making, '~before': before, '~grants': grants }: WorkloadIdentity<ActsAs>,
  key: string,
  make: (name: string, options: CustomResourceOptions) => CustomResource,
): CustomResource {
  const name = `${making.resourceName}-${key}`
  const present = grants.get(name) ?? make(name, making.options(before))
  grants.set(name, present)
  return present
}
