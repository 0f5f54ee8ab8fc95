import type { AnyCluster } from './any.js'
import type { Cluster } from './cluster.js'
import type { GkeAutopilot } from './gke/autopilot.js'
import { resolveAutopilot, resolveStandard } from './gke/resolve.js'
import type { ResolvedGkeAutopilot, ResolvedGkeStandard } from './gke/resolved.js'
import type { GkeStandard } from './gke/standard.js'
import type { ClusterUses } from './gke/uses.js'
import type { Minikube } from './minikube.js'

/** A cluster of minikube with every default filled in; what is still optional is not known. */
export type ResolvedMinikube = Minikube & Required<Pick<Minikube, 'nodes' | 'addons'>>
/** A declaration with every default filled in, told apart by `kind` as before. */
export type ResolvedCluster = ResolvedGkeStandard | ResolvedGkeAutopilot | ResolvedMinikube | AnyCluster

/** What minikube enables in every cluster. */
const minikubeAddons = ['default-storageclass', 'storage-provisioner']

/**
 * Fills in all defaults of a declaration: those that are always the same, and the add-ons that follow from what the program uses,
 * as `usesOf` finds it. The declaration itself stays as it was given.
 */
export function resolveCluster(cluster: GkeStandard, uses?: ClusterUses): ResolvedGkeStandard
export function resolveCluster(cluster: GkeAutopilot, uses?: ClusterUses): ResolvedGkeAutopilot
export function resolveCluster(cluster: GkeStandard | GkeAutopilot, uses?: ClusterUses): ResolvedGkeStandard | ResolvedGkeAutopilot
export function resolveCluster(cluster: Minikube): ResolvedMinikube
export function resolveCluster(cluster: AnyCluster): AnyCluster
export function resolveCluster(cluster: Cluster, uses?: ClusterUses): ResolvedCluster
export function resolveCluster(cluster: Cluster, uses?: ClusterUses): ResolvedCluster {
  switch (cluster.kind) {
    case 'gke-standard':
      return resolveStandard(cluster, uses)
    case 'gke-autopilot':
      return resolveAutopilot(cluster, uses)
    case 'minikube':
      return { ...cluster, nodes: cluster.nodes ?? 1, addons: [...new Set([...minikubeAddons, ...(cluster.addons ?? [])])] }
    case 'any':
      return cluster
  }
}
