import { RepositoryIamMember } from '@pulumi/gcp/artifactregistry/repositoryIamMember.js'
import { type Input, interpolate } from '@pulumi/pulumi'
import { type Check, textBy } from '../../props/shape.js'
import { show } from '../../tree/value.js'
import type { GkeCluster } from '../cluster/gke-cluster.js'
import { isComponent } from '../common/component.js'
import { memberHint, memberRule } from '../common/member.js'
import type { ArtifactRegistry } from './artifact-registry.js'

/** A cluster, whose nodes pull images, or a member as Google Cloud writes it, such as `group:team@example.com`. */
export type RegistryReader = GkeCluster | string

export const readerCheck: Check = (value, place) => {
  if (isComponent(value, 'GkeCluster')) return true
  if (typeof value === 'string') return textBy(memberRule, memberHint)(value, place)
  return place.refuse(`cannot be ${show(value)}`, `give a GkeCluster, or ${memberHint}`)
}

/** Lets the readers pull; a cluster's pools may have accounts of their own. */
export function grantReaders(registry: ArtifactRegistry, name: string, readers: readonly RegistryReader[]): RepositoryIamMember[] {
  const members = new Map<string, Input<string>>()
  for (const reader of readers) {
    if (typeof reader === 'string') members.set(reader, reader)
    else {
      members.set(reader.name, interpolate`serviceAccount:${reader.nodeServiceAccount}`)
      for (const email of poolAccounts(reader)) members.set(`serviceAccount:${email}`, `serviceAccount:${email}`)
    }
  }
  const { repository, '~making': making } = registry
  return [...members].map(
    ([key, member]) =>
      new RepositoryIamMember(
        `${name}-${key}`,
        {
          project: registry.project,
          location: registry.location,
          repository: repository.repositoryId,
          role: 'roles/artifactregistry.reader',
          member,
        },
        making.options(),
      ),
  )
}

function poolAccounts({ declaration }: GkeCluster): string[] {
  const pools = declaration.kind === 'gke-standard' ? Object.values(declaration.nodePools) : []
  return pools.flatMap((pool) => (pool?.serviceAccount === undefined ? [] : [pool.serviceAccount]))
}
