import { CryptoKey } from '@pulumi/gcp/kms/cryptoKey.js'
import { CryptoKeyIAMMember } from '@pulumi/gcp/kms/cryptoKeyIAMMember.js'
import { KeyRing } from '@pulumi/gcp/kms/keyRing.js'
import { getProjectOutput } from '@pulumi/gcp/organizations/getProject.js'
import { interpolate } from '@pulumi/pulumi'
import type { Token } from '../../constructs/values/types.js'
import type { TextRule } from '../../kubernetes/names.js'
import { integer, listOf, object, oneOf } from '../../props/shape.js'
import { type ComponentKind, GoogleComponent } from '../common/component.js'
import type { GoogleOptions } from '../common/options.js'
import { regionCheck } from '../common/region.js'
import { after, waitingText } from '../common/waiting.js'

const agents = {
  /** Encrypts Secrets of a cluster, and the objects in its backups. */
  gke: 'container-engine-robot',
  /** Encrypts node disks and those of claims. */
  disks: 'compute-system',
  /** Encrypts Secret Manager's secrets. */
  secretManager: 'gcp-sa-secretmanager',
  /** Encrypts the volumes in backups of a cluster; the objects in them need `gke` beside it. */
  gkeBackup: 'gcp-sa-gkebackup',
  /** Encrypts what a RedisCache holds. */
  redis: 'cloud-redis',
} as const
export type KmsKeyUser = keyof typeof agents

export interface KmsKeyProps {
  /** The region of what it encrypts. */
  readonly location: string
  /** Which services of Google Cloud encrypt with it. Default `['gke']`, for `security.secretsEncryption` of a cluster. */
  readonly users?: readonly KmsKeyUser[]
  /** A new version of the key each so many days, 1 or more. Default 90. */
  readonly rotationDays?: number
}

/** Pulumi adds an end of its own. */
const nameRule: TextRule = (text) => (/^[a-zA-Z0-9_-]{1,55}$/.test(text) ? undefined : 'must be at most 55 letters, digits, "_" or "-"')
const kind: ComponentKind = {
  name: 'KmsKey',
  check: object(
    {
      location: regionCheck,
      users: listOf(oneOf(...Object.keys(agents)), 1),
      rotationDays: integer(1),
    },
    ['location'],
  ),
  nameRule,
}
const defaultRotationDays = 90

/**
 * A key of your own in Cloud KMS. Rings and keys can never be deleted at Google Cloud, so they stay when they leave the program,
 * and their names get an end from Pulumi, so that the next ones do not meet them.
 *
 * @example
 * ```ts
 * const key = new KmsKey('secrets', { location: 'europe-west1' })
 * const target = gkeAutopilot({ location: 'europe-west1', security: { secretsEncryption: { keyName: key.keyName } } })
 * new GkeCluster('shop', target)
 * ```
 */
export class KmsKey extends GoogleComponent {
  readonly key: CryptoKey
  /** The full name, for declarations and manifests: what has it waits until the key can be used. */
  readonly keyName: Token
  /** @internal */
  readonly '~grantOn': CryptoKey
  /** @internal */
  readonly '~location': string
  /** @internal */
  readonly '~users': readonly KmsKeyUser[]

  constructor(name: string, props: KmsKeyProps, options: GoogleOptions = {}) {
    super(kind, name, props, options)
    const { project, '~making': making } = this
    const { location, users = ['gke'], rotationDays = defaultRotationDays } = props
    const kept = { ...making.options(), retainOnDelete: true }
    const ring = new KeyRing(name, { project, location }, kept)
    this.key = new CryptoKey(name, { keyRing: ring.id, rotationPeriod: `${rotationDays * 24 * 3600}s`, labels: making.labels }, kept)
    this['~grantOn'] = this.key
    this['~location'] = location
    this['~users'] = users
    const { number } = getProjectOutput({ projectId: project }, { parent: this })
    const grants = users.map(
      (user) =>
        new CryptoKeyIAMMember(
          `${name}-${user}`,
          {
            cryptoKeyId: this.key.id,
            role: 'roles/cloudkms.cryptoKeyEncrypterDecrypter',
            member: interpolate`serviceAccount:service-${number}@${agents[user]}.iam.gserviceaccount.com`,
          },
          making.options(),
        ),
    )
    this.keyName = waitingText(after(this.key.id, grants), `${name}.keyName`)
    this.registerOutputs({})
  }
}
