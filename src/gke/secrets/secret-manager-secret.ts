import { Secret } from '@pulumi/gcp/secretmanager/secret.js'
import { SecretVersion } from '@pulumi/gcp/secretmanager/secretVersion.js'
import { type CustomResource, type Input, interpolate, secret } from '@pulumi/pulumi'
import type { Token } from '../../constructs/values/types.js'
import type { TextRule } from '../../kubernetes/names.js'
import { flag, listOf, nonEmptyText, object, textBy } from '../../props/shape.js'
import { input } from '../common/check-props.js'
import { type ComponentKind, componentOf, GoogleComponent } from '../common/component.js'
import type { GoogleOptions } from '../common/options.js'
import { regionCheck } from '../common/region.js'
import { after, waitingText } from '../common/waiting.js'
import type { ActsAs, WorkloadIdentity } from '../identity/workload-identity.js'

export interface SecretManagerSecretProps {
  /** The name at Google Cloud; left out: that of the component. */
  readonly name?: string
  /**
   * The value, which is then in Pulumi's state, encrypted; such as a secret of the stack's configuration.
   * Left out: nobody but Google Cloud has it. Put it there with `gcloud secrets versions add NAME --data-file=-`.
   */
  readonly value?: Input<string>
  /** Whose pods may read it. */
  readonly readers?: readonly WorkloadIdentity<ActsAs>[]
  /** Where it is stored; left out: wherever Google does. */
  readonly regions?: readonly string[]
  /** Refuses to delete it until this is false and applied. Default true. */
  readonly deletionProtection?: boolean
}

const nameRule: TextRule = (text) => (/^[a-zA-Z0-9_-]{1,255}$/.test(text) ? undefined : 'must be at most 255 letters, digits, "_" or "-"')
const kind: ComponentKind = {
  name: 'SecretManagerSecret',
  check: object({
    name: textBy(nameRule, 'a name such as pgpassword'),
    value: input(nonEmptyText),
    readers: listOf(componentOf('WorkloadIdentity')),
    regions: listOf(regionCheck, 1),
    deletionProtection: flag,
  }),
  nameRule,
}

/**
 * A secret in Secret Manager; pods get it as a file, by `SecretFiles`, and it never stands in a manifest.
 *
 * @example
 * ```ts
 * const shop = new Chart(app, 'shop', { namespace: 'shop' })
 * const account = new ServiceAccount(shop, 'account')
 * const identity = new WorkloadIdentity('server', { serviceAccount: account })
 * const apiKey = new SecretManagerSecret('payment-key', { readers: [identity] })
 * const files = new SecretFiles(shop, 'secrets', { files: { 'payment-key': apiKey } })
 * new Deployment(shop, 'server', {
 *   serviceAccount: account,
 *   volumes: { secrets: files.volume },
 *   container: { image: 'example/server:1.4.2', mounts: { '/secrets': 'secrets' }, env: { PAYMENT_KEY_FILE: '/secrets/payment-key' } },
 * })
 * ```
 */
export class SecretManagerSecret extends GoogleComponent {
  readonly secret: Secret
  /** The version when the program gives the value. */
  readonly version: SecretVersion | undefined
  /** Full name, `projects/…/secrets/…`, for manifests: what has it waits until its value is there and the readers may read it. */
  readonly secretName: Token
  /** @internal */
  readonly '~grantOn': Secret

  constructor(name: string, props: SecretManagerSecretProps = {}, options: GoogleOptions = {}) {
    super(kind, name, props, options)
    const { project, '~making': making } = this
    const { value, readers = [], regions, deletionProtection = true } = props
    this.secret = new Secret(
      name,
      {
        secretId: this.name,
        project,
        labels: making.labels,
        replication: regions ? { userManaged: { replicas: regions.map((location) => ({ location })) } } : { auto: {} },
        deletionProtection,
      },
      making.options(),
    )
    this['~grantOn'] = this.secret
    this.version =
      value === undefined ? undefined : new SecretVersion(name, { secret: this.secret.id, secretData: secret(value) }, making.options())
    const needed: CustomResource[] = readers.map((reader) => reader.grant('roles/secretmanager.secretAccessor', this))
    if (this.version) needed.push(this.version)
    const { plainProject } = making
    this.secretName = waitingText(
      after(interpolate`projects/${project}/secrets/${this.secret.secretId}`, needed),
      `${name}.secretName`,
      plainProject && `projects/${plainProject}/secrets/${this.name}`,
    )
    this.registerOutputs({})
  }
}
