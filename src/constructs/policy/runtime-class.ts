import type { Construct } from 'constructs'
import { labelName } from '../../kubernetes/names.js'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { Place } from '../../props/place.js'
import { object, textBy } from '../../props/shape.js'
import { type Toleration, tolerationsCheck } from '../pods/pod-options.js'
import { type ResourceList, resourceList, resourceListCheck } from '../pods/resources.js'
import { objectShape, selectorCheck } from '../props/object-shape.js'
import type { OwnShape } from '../props/own-props.js'
import { type ObjectProps, Resource } from '../resource.js'
import type { Labels } from '../values/types.js'

export interface RuntimeClassProps extends ObjectProps<Kinds['node.k8s.io/v1/RuntimeClass']> {
  /** The name under which nodes have configured how to run containers, such as `runsc`; it cannot change later. */
  readonly handler: string
  /** What a pod needs beside its containers, which is added to its requests. */
  readonly overhead?: { readonly podFixed: ResourceList } | undefined
  /** On which nodes the handler is; left out, on all. It is merged into the pods that use the class. */
  readonly scheduling?:
    | {
        /** Labels that a node must have. */
        readonly nodeSelector?: Labels | undefined
        /** Taints of nodes that do not keep the pod away. */
        readonly tolerations?: readonly Toleration[] | undefined
      }
    | undefined
}

const shape: OwnShape<RuntimeClassProps> = {
  handler: textBy(labelName, "the name of a handler such as 'runsc'"),
  overhead: object({ podFixed: resourceListCheck }, ['podFixed']),
  scheduling: object({ nodeSelector: selectorCheck, tolerations: tolerationsCheck }),
}
const check = object({ ...objectShape, ...shape }, ['handler'])

/**
 * A way to run containers, such as in a sandbox.
 *
 * It is of the whole cluster and has no namespace. GKE brings `gvisor` for pools with GKE Sandbox.
 *
 * @see https://kubernetes.io/docs/concepts/containers/runtime-class/
 * @example
 * ```ts
 * const sandbox = new RuntimeClass(chart, 'sandbox', { handler: 'runsc', overhead: { podFixed: { memory: '64Mi' } } })
 * new Deployment(chart, 'guest', { runtimeClassName: sandbox, container: { image: 'example/guest:1.4.2' } })
 * ```
 */
export class RuntimeClass extends Resource<Kinds['node.k8s.io/v1/RuntimeClass']> {
  constructor(scope: Construct, id: string, props: RuntimeClassProps) {
    super(scope, id, { apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass' }, props)
    if (!check(props, new Place(this))) return
    const { handler, overhead, scheduling } = props
    this['~body'] = { handler, overhead: overhead && { podFixed: resourceList(overhead.podFixed) }, scheduling }
  }
}
