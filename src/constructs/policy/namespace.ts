import type { Construct } from 'constructs'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { Place } from '../../props/place.js'
import { type Check, either, object, oneOf } from '../../props/shape.js'
import { metadataParts } from '../../tree/cdk8s-internals.js'
import { external } from '../common/external.js'
import { objectShape } from '../props/object-shape.js'
import { type ObjectProps, Resource } from '../resource.js'

export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted'
/** What a chart needs of a namespace, ours or external. */
export interface NamespaceRef {
  readonly name: string
  readonly podSelector?: never
}
export interface NamespaceProps extends ObjectProps<Kinds['v1/Namespace']> {
  /** Pod Security Standard, as labels: one level is enforced; or a level for each mode. */
  readonly podSecurity?:
    | PodSecurityLevel
    | {
        /** Pods that do not keep to it are refused. */
        readonly enforce?: PodSecurityLevel | undefined
        /** Who makes a pod that does not keep to it is warned. */
        readonly warn?: PodSecurityLevel | undefined
        /** Pods that do not keep to it are noted in the audit log. */
        readonly audit?: PodSecurityLevel | undefined
      }
    | undefined
}

const level: Check = oneOf('privileged', 'baseline', 'restricted')
const shape = { podSecurity: either((value) => typeof value === 'string', level, object({ enforce: level, warn: level, audit: level })) }
const namespaceKind = { apiVersion: 'v1', kind: 'Namespace' }
const check = object({ ...objectShape, ...shape })

/**
 * A room of the cluster with names of its own. Give it to a chart, and the chart's objects are made in it, after it.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
 * @example
 * ```ts
 * const team = new Namespace(chart, 'team-a', { podSecurity: 'baseline' })
 * ```
 */
export class Namespace extends Resource<Kinds['v1/Namespace']> {
  /** Only for the compiler: a namespace is no set of pods. */
  declare readonly podSelector?: never

  constructor(scope: Construct, id: string, props: NamespaceProps = {}) {
    super(scope, id, namespaceKind, props)
    if (!check(props, new Place(this))) return
    const { podSecurity } = props
    const levels = typeof podSecurity === 'string' ? { enforce: podSecurity } : (podSecurity ?? {})
    for (const [mode, value] of Object.entries(levels))
      if (value) metadataParts(this.metadata).labels[`pod-security.kubernetes.io/${mode}`] = value
  }

  /** A namespace that exists already: nothing is rendered. */
  static external(scope: Construct, id: string, props: { readonly name?: string | undefined } = {}): NamespaceRef {
    return { name: external(scope, id, namespaceKind, props).name }
  }
}
