import type { Construct } from 'constructs'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import type * as networking from '../../kubernetes/wire/networking/v1.js'
import { Place } from '../../props/place.js'
import { anything, type Check, either, listOf, object } from '../../props/shape.js'
import { isPlain, show } from '../../tree/value.js'
import { sourceOf } from '../common/handed-over.js'
import { isWorkload } from '../common/is-workload.js'
import { sameNamespace } from '../pods/env.js'
import { objectShape, selectorCheck } from '../props/object-shape.js'
import { type ObjectProps, Resource } from '../resource.js'
import type { Labels } from '../values/types.js'
import type { Workload } from '../workloads/workload.js'
import { type Peer, peersCheck, wirePeers } from './peers.js'
import { type PolicyPort, portsCheck, wirePorts } from './policy-ports.js'

/** Who may connect to the pods, and to which of their ports. */
export interface PolicyIngressRule<P extends string> {
  /** One, or several in a list. */
  readonly from: Peer | readonly Peer[]
  /** Ports of the pods' containers, by name or number; left out, all. */
  readonly ports?: readonly PolicyPort<P | number>[] | undefined
}
/** To whom the pods may connect, and to which ports there. */
export interface PolicyEgressRule {
  /** One, or several in a list. */
  readonly to: Peer | readonly Peer[]
  /** Ports by number, of another workload `redis.ports.redis`: not those of a Service, if they differ. Left out, all. */
  readonly ports?: readonly PolicyPort<number>[] | undefined
}
export interface NetworkPolicyProps<P extends string> extends ObjectProps<Kinds['networking.k8s.io/v1/NetworkPolicy']> {
  /** The pods that it is for: a workload, pods by their labels, or all of the namespace. */
  readonly selector: Workload<P> | Labels | 'all'
  /** Who may connect to them; `deny` is nobody. Left out, this policy does not say. */
  readonly ingress?: 'deny' | readonly PolicyIngressRule<NoInfer<P>>[] | undefined
  /** To whom they may connect; `deny` is nobody, and `dns` the port 53 anywhere, without which no name is found. Left out, this policy does not say. */
  readonly egress?: 'deny' | readonly (PolicyEgressRule | 'dns')[] | undefined
}

const ingressRule = object({ from: peersCheck, ports: portsCheck }, ['from'])
const egressRule: Check = either((value) => value === 'dns', anything, object({ to: peersCheck, ports: portsCheck }, ['to']))
const orDeny = (rules: Check): Check => either((value) => value === 'deny', anything, rules)
const selector: Check = either(
  (value) => value === 'all' || isWorkload(value),
  anything,
  either(isPlain, selectorCheck, (value, place) =>
    place.refuse(`cannot be ${show(value)}`, "give a workload, the labels of its pods, or 'all'"),
  ),
)
const check = object({ ...objectShape, selector, ingress: orDeny(listOf(ingressRule)), egress: orDeny(listOf(egressRule)) }, ['selector'])

/**
 * Who may connect to pods, and to whom they may connect; everybody else may not, from the first policy on that selects them.
 *
 * Policies add to each other, so none can forbid what another allows. `workload.allowFrom(…)` is the short form.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 * @example
 * ```ts
 * new NetworkPolicy(chart, 'default-deny', { selector: 'all', ingress: 'deny' })
 * new NetworkPolicy(chart, 'server-policy', { selector: server, ingress: [{ from: client, ports: ['http'] }], egress: ['dns'] })
 * ```
 */
export class NetworkPolicy<P extends string = string> extends Resource<Kinds['networking.k8s.io/v1/NetworkPolicy']> {
  constructor(scope: Construct, id: string, props: NetworkPolicyProps<P>) {
    super(scope, id, { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' }, props)
    const place = new Place(this)
    if (!check(props, place)) return
    const { selector, ingress, egress } = props
    if (ingress === undefined && egress === undefined) place.refuse('says nothing', "give ingress or egress: rules, or 'deny'")
    const workload = isWorkload(selector) ? selector : undefined
    if (workload) sameNamespace(sourceOf(workload), place.at('selector'), `put it into the chart of the ${workload.kind}`)
    const labels = workload ? workload.selector : selector === 'all' ? {} : (selector as Labels)
    this['~body'] = {
      spec: {
        podSelector: Object.keys(labels).length > 0 ? { matchLabels: labels } : {},
        policyTypes: [...(ingress === undefined ? [] : ['Ingress']), ...(egress === undefined ? [] : ['Egress'])],
        ingress: ingressRules(this, ingress, workload, place.at('ingress')),
        egress: egressRules(this, egress, place.at('egress')),
      },
    }
  }
}

/** Adds a rule for a workload to the one policy that holds all of them, which the first call makes. */
export function allowIngress(
  workload: Workload,
  from: Peer | readonly Peer[],
  ports: readonly PolicyPort<string | number>[] | undefined,
): void {
  const place = Place.ofCall(workload)
  // Both are looked at, so that both are told.
  const fine = [peersCheck(from, place.at('peers')), ports === undefined || portsCheck(ports, place.at('ports'))].every(Boolean)
  if (!fine || !workload['~valid']) return
  const id = 'network-policy'
  const policy =
    (workload.node.tryFindChild(id) as NetworkPolicy | undefined) ??
    new NetworkPolicy(workload, id, { name: workload.name, selector: workload, ingress: [] })
  const spec = policy['~body'].spec as { ingress?: networking.NetworkPolicyIngressRule[] | undefined }
  const rule = { from: wirePeers(policy, from, place.at('peers')), ports: wirePorts(ports, workload, place.at('ports')) }
  spec.ingress ??= []
  if (!spec.ingress.some((known) => JSON.stringify(known) === JSON.stringify(rule))) spec.ingress.push(rule)
}

function ingressRules(
  policy: Resource,
  rules: NetworkPolicyProps<string>['ingress'],
  workload: Workload | undefined,
  place: Place,
): networking.NetworkPolicyIngressRule[] | undefined {
  if (rules === undefined || rules === 'deny' || rules.length === 0) return undefined
  return rules.map(({ from, ports }, index) => ({
    from: wirePeers(policy, from, place.at(index).at('from')),
    ports: wirePorts(ports, workload, place.at(index).at('ports')),
  }))
}

/** Whoever answers for names in this cluster: kube-dns, a cache on the node, or the cloud. */
const dns: networking.NetworkPolicyEgressRule = {
  ports: [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
  ],
}

function egressRules(
  policy: Resource,
  rules: NetworkPolicyProps<string>['egress'],
  place: Place,
): networking.NetworkPolicyEgressRule[] | undefined {
  if (rules === undefined || rules === 'deny' || rules.length === 0) return undefined
  return rules.map((rule, index) => {
    if (rule === 'dns') return dns
    const target = isWorkload(rule.to) ? rule.to : undefined
    return {
      to: wirePeers(policy, rule.to, place.at(index).at('to')),
      ports: wirePorts(rule.ports, target, place.at(index).at('ports')),
    }
  })
}
