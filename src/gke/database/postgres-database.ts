import { Database } from '@pulumi/gcp/sql/database.js'
import { DatabaseInstance } from '@pulumi/gcp/sql/databaseInstance.js'
import { User } from '@pulumi/gcp/sql/user.js'
import type { Output } from '@pulumi/pulumi'
import type { Token } from '../../constructs/values/types.js'
import type { TextRule } from '../../kubernetes/names.js'
import { type Check, object, portNumber, textBy } from '../../props/shape.js'
import { userPosition } from '../../tree/origin.js'
import { checkProps } from '../common/check-props.js'
import { type ComponentKind, componentOf, GoogleComponent } from '../common/component.js'
import type { GoogleOptions } from '../common/options.js'
import { after, waitingText } from '../common/waiting.js'
import { grantBeside, type WorkloadIdentity } from '../identity/workload-identity.js'
import { networkOf, type Placement, placedCheck, regionOf } from '../network/placement.js'
import { defaultPort, type ProxyOptions, type ProxySidecar, proxyCheck, proxySidecar } from './proxy-sidecar.js'
import { type DatabaseSettings, ignoredOfInstances, instanceArgs, rolesCheck, settingsShape } from './settings.js'

export type PostgresDatabaseProps = DatabaseSettings &
  Placement & {
    /** The name of the database inside PostgreSQL; left out: that of the component. */
    readonly database?: string
  }

export interface LoginOptions {
  /**
   * Roles in PostgreSQL. Default `['cloudsqlsuperuser']`, who may create tables; give others once you have made them there.
   */
  readonly roles?: readonly string[]
  /** As for `proxySidecar`. */
  readonly port?: number
}

/** How containers find a database and log in to it, in the variables that libraries for PostgreSQL read. There is no password. */
export interface DatabaseLogin {
  readonly env: { readonly PGHOST: '127.0.0.1'; readonly PGPORT: number; readonly PGUSER: Token; readonly PGDATABASE: string }
  readonly user: User
}

const databaseName = textBy(
  (name) => (/^[a-z_][a-z0-9_-]{0,62}$/.test(name) ? undefined : 'must be at most 63 lower-case letters, digits, "_" or "-"'),
  'a name such as shop',
)
const shape = placedCheck({ ...settingsShape, database: databaseName })
const check: Check = (props, place) => {
  if (!shape(props, place)) return false
  const { diskSizeGb = 0, diskLimitGb } = props as PostgresDatabaseProps
  return (
    diskLimitGb === undefined ||
    diskLimitGb >= diskSizeGb ||
    place.at('diskLimitGb').refuse(`is less than the ${diskSizeGb} GB that the disk has at first`, `write ${diskSizeGb} or more`)
  )
}
/** Pulumi adds an end, because the name of a deleted instance is taken for a week. */
const nameRule: TextRule = (text) =>
  /^[a-z][a-z0-9-]{0,80}$/.test(text) ? undefined : 'must be at most 81 lower-case letters, digits or "-", and begin with a letter'
const kind: ComponentKind = { name: 'PostgresDatabase', check, nameRule }
const loginCheck = object({ roles: rolesCheck, port: portNumber })

/**
 * PostgreSQL that Google looks after (Cloud SQL), with an address in the VPC only. Pods log in as themselves, without a password,
 * through a proxy that runs beside them.
 *
 * @example
 * ```ts
 * const cluster = new GkeCluster('shop', gkeAutopilot({ location: 'europe-west1' }))
 * const shop = new Chart(app, 'shop', { namespace: 'shop' })
 * const account = new ServiceAccount(shop, 'account')
 * const identity = new WorkloadIdentity('server', { cluster, serviceAccount: account, as: 'google-service-account' })
 * const database = new PostgresDatabase('shop', { cluster })
 * new Deployment(shop, 'server', {
 *   serviceAccount: account,
 *   initContainers: { database: database.proxySidecar() },
 *   container: { image: 'example/server:1.4.2', env: { ...database.login(identity).env } },
 * })
 * ```
 */
export class PostgresDatabase extends GoogleComponent {
  readonly instance: DatabaseInstance
  readonly database: Database
  /** `project:region:instance`, by which the proxy finds it. */
  readonly connectionName: Output<string>
  /** The address in the VPC. */
  readonly privateIpAddress: Output<string>
  /** @internal */
  readonly '~databaseName': string

  constructor(name: string, props: PostgresDatabaseProps, options: GoogleOptions = {}) {
    super(kind, name, props, options)
    const { project, '~making': making } = this
    this['~databaseName'] = props.database ?? name
    const args = instanceArgs(props, { network: networkOf(props), region: regionOf(props), labels: making.labels })
    this.instance = new DatabaseInstance(
      name,
      { project, ...args },
      { ...making.options(), ignoreChanges: ignoredOfInstances, customTimeouts: { create: '45m', update: '45m', delete: '30m' } },
    )
    this.database = new Database(
      name,
      // PostgreSQL lets nobody drop a database that is in use; it goes with its instance.
      { name: this['~databaseName'], project, instance: this.instance.name, deletionPolicy: 'ABANDON' },
      making.options(),
    )
    this.connectionName = this.instance.connectionName
    this.privateIpAddress = this.instance.privateIpAddress
    this.registerOutputs({ connectionName: this.connectionName })
  }

  /** Lets pods log in, as the service account that they act as: `as: 'google-service-account'`. */
  login(identity: WorkloadIdentity<'google-service-account'>, options: LoginOptions = {}): DatabaseLogin {
    const position = userPosition(PostgresDatabase.prototype.login)
    checkProps(kind.name, identity, loginIdentity, position)
    checkProps(kind.name, options, loginCheck, position)
    const { '~making': making } = this
    const { roles = ['cloudsqlsuperuser'], port = defaultPort } = options
    const loginName = (email: string): string => email.replace(/\.gserviceaccount\.com$/, '')
    const user = new User(
      `${making.resourceName}-${identity['~making'].resourceName}`,
      {
        name: identity.email.apply(loginName),
        project: this.project,
        instance: this.instance.name,
        type: 'CLOUD_IAM_SERVICE_ACCOUNT',
        databaseRoles: [...roles],
        // PostgreSQL lets nobody drop a user who owns tables; without the roles below there is no way in.
        deletionPolicy: 'ABANDON',
      },
      making.options(),
    )
    const grants = (['roles/cloudsql.client', 'roles/cloudsql.instanceUser'] as const).map((role) => grantBeside(identity, role, this))
    const plain = identity['~plainEmail']
    const userName = waitingText(
      after(user.name, [user, this.database, ...grants]),
      `${making.resourceName}.user`,
      plain && loginName(plain),
    )
    return { env: { PGHOST: '127.0.0.1', PGPORT: port, PGUSER: userName, PGDATABASE: this['~databaseName'] }, user }
  }

  /** For `initContainers` of the pods: a container that starts before the others and leads to the database at `127.0.0.1`. */
  proxySidecar(options: ProxyOptions = {}): ProxySidecar {
    checkProps(kind.name, options, proxyCheck, userPosition(PostgresDatabase.prototype.proxySidecar))
    return proxySidecar(waitingText(this.connectionName, `${this['~making'].resourceName}.connectionName`), options)
  }
}

const loginIdentity: Check = (value, place) => {
  if (!componentOf('WorkloadIdentity')(value, place)) return false
  const { as, name } = value as WorkloadIdentity
  return (
    (as as string) === 'google-service-account' ||
    place.refuse(`the identity ${name} acts as its pods themselves, which cannot log in`, "make it with as: 'google-service-account'")
  )
}
