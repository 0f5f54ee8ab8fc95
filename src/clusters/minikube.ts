import type { Position } from '../findings/finding.js'
import type { Minor } from '../kubernetes/versions.js'

/** The settings of `minikube start` that decide what can run. */
export interface MinikubeProps {
  /** The minor version, such as `1.34`; left out: that of the minikube in use, which is not checked. */
  readonly kubernetesVersion?: Minor
  /** Number of nodes. Default 1. */
  readonly nodes?: number
  /** Cores of each node; left out: what minikube takes, which is not checked. */
  readonly cpus?: number
  /** Memory of each node in MiB; left out: what minikube takes, which is not checked. */
  readonly memoryMib?: number
  /** Add-ons that are enabled beside those that minikube enables itself, such as `ingress`, `metrics-server`, `gvisor`. */
  readonly addons?: readonly string[]
}

/** A cluster on one's own machine, as `minikube` declares it. */
export interface Minikube extends MinikubeProps {
  readonly kind: 'minikube'
  /** The user's own line. */
  readonly declaredAt?: Position
}
