import type { Position } from '../findings/finding.js'
import type { Minor } from '../kubernetes/versions.js'

/** What is known of a cluster that is neither of GKE nor of minikube; what is left out is not checked. */
export interface AnyClusterProps {
  /** The minor version, such as `1.34`. */
  readonly kubernetesVersion?: Minor
  /** The zones of its nodes, as in the label `topology.kubernetes.io/zone`. */
  readonly zones?: readonly string[]
  /** The names of all StorageClasses that are there without this program. */
  readonly storageClasses?: readonly string[]
  /** The names of all IngressClasses that are there without this program. */
  readonly ingressClasses?: readonly string[]
}

/** A cluster of any make, as `anyCluster` declares it. */
export interface AnyCluster extends AnyClusterProps {
  readonly kind: 'any'
  /** The user's own line. */
  readonly declaredAt?: Position
}
