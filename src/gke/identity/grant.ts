import type { Repository } from '@pulumi/gcp/artifactregistry/repository.js'
import { RepositoryIamMember } from '@pulumi/gcp/artifactregistry/repositoryIamMember.js'
import type { CryptoKey } from '@pulumi/gcp/kms/cryptoKey.js'
import { CryptoKeyIAMMember } from '@pulumi/gcp/kms/cryptoKeyIAMMember.js'
import { IAMMember } from '@pulumi/gcp/projects/iammember.js'
import type { Subscription } from '@pulumi/gcp/pubsub/subscription.js'
import { SubscriptionIAMMember } from '@pulumi/gcp/pubsub/subscriptionIAMMember.js'
import type { Topic } from '@pulumi/gcp/pubsub/topic.js'
import { TopicIAMMember } from '@pulumi/gcp/pubsub/topicIAMMember.js'
import type { Secret } from '@pulumi/gcp/secretmanager/secret.js'
import { SecretIamMember } from '@pulumi/gcp/secretmanager/secretIamMember.js'
import type { Bucket } from '@pulumi/gcp/storage/bucket.js'
import { BucketIAMMember } from '@pulumi/gcp/storage/bucketIAMMember.js'
import type { CustomResource, CustomResourceOptions, Input } from '@pulumi/pulumi'
import type { TextRule } from '../../kubernetes/names.js'

/** What holds a resource on which roles are granted: a registry, a secret, a key or a bucket of this package. */
export interface Grantable {
  /** @internal */
  readonly '~grantOn': GrantableResource
}
export type GrantableResource = Bucket | CryptoKey | Repository | Secret | Subscription | Topic

/** Something at Google Cloud that has policies: the whole project, or one resource. */
export type GrantTarget = 'project' | Grantable | GrantableResource

/** A role of Google's, or one of the project's own. */
export type GoogleRole = `roles/${string}` | `projects/${string}/roles/${string}` | `organizations/${string}/roles/${string}`

export const roleRule: TextRule = (text) =>
  /^(?:roles\/[\w.]+|(?:projects|organizations)\/[^/\s]+\/roles\/[\w.]+)$/.test(text) ? undefined : 'is no role'
export const roleHint = "a role such as 'roles/storage.objectViewer'"

interface Binding {
  readonly role: string
  readonly member: Input<string>
}
type Grant<R> = (on: R, binding: Binding, name: string, options: CustomResourceOptions) => CustomResource

/** By the type that Pulumi gives a resource. */
const grants: Readonly<Record<string, Grant<never>>> = {
  'gcp:storage/bucket:Bucket': (({ name: bucket }, binding, name, options) =>
    new BucketIAMMember(name, { ...binding, bucket }, options)) satisfies Grant<Bucket>,
  'gcp:kms/cryptoKey:CryptoKey': (({ id: cryptoKeyId }, binding, name, options) =>
    new CryptoKeyIAMMember(name, { ...binding, cryptoKeyId }, options)) satisfies Grant<CryptoKey>,
  'gcp:artifactregistry/repository:Repository': (({ project, location, repositoryId: repository }, binding, name, options) =>
    new RepositoryIamMember(name, { ...binding, project, location, repository }, options)) satisfies Grant<Repository>,
  'gcp:secretmanager/secret:Secret': (({ project, secretId }, binding, name, options) =>
    new SecretIamMember(name, { ...binding, project, secretId }, options)) satisfies Grant<Secret>,
  'gcp:pubsub/subscription:Subscription': (({ project, name: subscription }, binding, name, options) =>
    new SubscriptionIAMMember(name, { ...binding, project, subscription }, options)) satisfies Grant<Subscription>,
  'gcp:pubsub/topic:Topic': (({ project, name: topic }, binding, name, options) =>
    new TopicIAMMember(name, { ...binding, project, topic }, options)) satisfies Grant<Topic>,
}

/** The resource on which is granted; undefined for the project, and null for what has no policies here. */
export function grantableOf(target: unknown): GrantableResource | undefined | null {
  if (target === 'project') return undefined
  if (typeof target !== 'object' || target === null) return null
  const resource = (target as Partial<Grantable>)['~grantOn'] ?? target
  return typeOf(resource) in grants ? (resource as GrantableResource) : null
}

/** Binds a member to a role on one resource. */
export function grantOn(on: GrantableResource, binding: Binding, name: string, options: CustomResourceOptions): CustomResource {
  return grants[typeOf(on)]!(on as never, binding, name, options)
}

/** Binds a member to a role in a whole project. */
export function grantInProject(project: Input<string>, binding: Binding, name: string, options: CustomResourceOptions): IAMMember {
  return new IAMMember(name, { ...binding, project }, options)
}

/** Tells a resource from all others of a program. */
export function nameOf(resource: GrantableResource): string {
  const [, kind] = typeOf(resource).split('/')
  return `${kind!.split(':')[0]}-${(resource as unknown as { readonly __name: string }).__name}`
}

function typeOf(resource: object): string {
  return String((resource as { __pulumiType?: unknown }).__pulumiType)
}
