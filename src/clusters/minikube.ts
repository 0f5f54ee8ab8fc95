import { type Minor, supportedMinors } from '../kubernetes/versions.js'
import { integer, listOf, object, oneOf, type Shape, textBy } from '../props/shape.js'
import { type Declared, declare } from './declare.js'

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
export interface Minikube extends MinikubeProps, Declared<'minikube'> {}

const addon = textBy((text) => (/^[a-z0-9-]+$/.test(text) ? undefined : 'is no add-on'), "the name of an add-on such as 'ingress'")
const check = object({
  kubernetesVersion: oneOf(...supportedMinors),
  nodes: integer(1, 100),
  cpus: integer(2, 1024),
  memoryMib: integer(1800),
  addons: listOf(addon),
} satisfies Shape<MinikubeProps>)

/**
 * Declares a cluster of minikube, as one has it on one's own machine.
 *
 * @example
 * ```ts
 * const app = new App({ cluster: minikube({ addons: ['ingress'] }) })
 * app.synth()
 * ```
 */
export function minikube(props: MinikubeProps = {}): Minikube {
  return declare('minikube', { name: 'minikube', of: minikube }, props, check)
}
