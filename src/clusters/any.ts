import { labelValue, subdomainName } from '../kubernetes/names.js'
import { type Minor, supportedMinors } from '../kubernetes/versions.js'
import { listOf, object, oneOf, type Shape, textBy } from '../props/shape.js'
import { type Declared, declare } from './declare.js'

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
export interface AnyCluster extends AnyClusterProps, Declared<'any'> {}

const names = listOf(textBy(subdomainName, 'the name of an object'))
const check = object({
  kubernetesVersion: oneOf(...supportedMinors),
  zones: listOf(textBy(labelValue, 'a value of a label')),
  storageClasses: names,
  ingressClasses: names,
} satisfies Shape<AnyClusterProps>)

/**
 * Declares a cluster that Steersman knows nothing more about.
 *
 * @example
 * ```ts
 * const app = new App({ cluster: anyCluster({ kubernetesVersion: '1.33', ingressClasses: ['traefik'] }) })
 * app.synth()
 * ```
 */
export function anyCluster(props: AnyClusterProps = {}): AnyCluster {
  return declare('any', { name: 'anyCluster', of: anyCluster }, props, check)
}
