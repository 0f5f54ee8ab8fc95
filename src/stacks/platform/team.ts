import type { Construct } from 'constructs'
import {
  Chart,
  ClusterRole,
  type Hard,
  LimitRange,
  Namespace,
  NetworkPolicy,
  type Peer,
  type PolicyEgressRule,
  type PriorityClass,
  ResourceQuota,
  ServiceAccount,
} from 'steersman'
import { collect } from './collector.js'
import { partOf } from './labels.js'
import type { Prometheus } from './monitoring.js'

/** What is known of a team. */
export interface Team<T extends string> {
  /** Its people, as the log-in of the cluster calls them. */
  readonly group: string
  /** How much its pods may use together. */
  readonly quota: Required<Pick<Hard, 'requests.cpu' | 'requests.memory' | 'limits.memory' | 'pods'>>
  /** Whether its pods are reached from outside; left out, they are not. */
  readonly exposed?: boolean
  /** Teams whose pods may connect to its pods; left out, none. */
  readonly callers?: readonly T[]
}

/** What is the same for all teams. */
export interface Surroundings {
  /** Where the API server is, behind the address of its Service. */
  readonly apiServer: PolicyEgressRule
  readonly priorityClass: PriorityClass
  /** From where requests from outside reach pods. */
  readonly proxies: Peer | readonly Peer[]
  readonly prometheus: Prometheus
}

interface TeamRoomProps extends Team<string>, Surroundings {
  readonly name: string
  /** Teams that it calls. */
  readonly callees: readonly string[]
}

/** The namespace of a team: bounded, closed, and its own. */
export class TeamRoom extends Chart {
  constructor(scope: Construct, id: string, props: TeamRoomProps) {
    const { name, group, quota } = props
    super(scope, id, { namespace: name, labels: partOf(scope) })
    new Namespace(this, name, { podSecurity: 'restricted' })
    // The entrance is shared, so there is no load balancer and no port of the nodes for one team.
    new ResourceQuota(this, 'quota', { hard: { ...quota, 'services.loadbalancers': 0, 'services.nodeports': 0 } })
    new LimitRange(this, 'limits', {
      limits: { Container: { defaultRequest: { cpu: '50m', memory: '128Mi' }, default: { memory: '256Mi' }, max: { memory: '4Gi' } } },
    })
    this.#close(props)
    const deployer = new ServiceAccount(this, 'deployer', { automountServiceAccountToken: false }) // a pipeline asks for short tokens
    ClusterRole.external(this, 'edit').bindIn(this, { group }, deployer)
    collect(this, props)
  }

  /** Nobody reaches these pods, and they reach nobody, but for those who are named. The team opens more by policies of its own. */
  #close({ callers = [], callees, exposed, proxies, prometheus }: TeamRoomProps): void {
    new NetworkPolicy(this, 'default-deny', { selector: 'all', ingress: 'deny', egress: 'deny' })
    new NetworkPolicy(this, 'allow-dns', { selector: 'all', egress: ['dns'] })
    const own: Peer = { pods: 'all' }
    new NetworkPolicy(this, 'same-namespace', { selector: 'all', ingress: [{ from: own }], egress: [{ to: own }] })
    const namespaces = (names: readonly string[], kind: string): Peer[] =>
      names.map((name) => Namespace.external(this, `${kind}-${name}`, { name }))
    const from = [
      ...namespaces(prometheus.namespaces, 'prometheus'),
      ...(exposed ? ([proxies].flat() as Peer[]) : []),
      ...namespaces(callers, 'caller'),
    ]
    new NetworkPolicy(this, 'callers', { selector: 'all', ingress: [{ from }] })
    // Where pods learn who they are at Google.
    if (prometheus.kind === 'gke')
      new NetworkPolicy(this, 'allow-metadata-server', {
        selector: 'all',
        egress: [{ to: { ipBlock: '169.254.169.254/32' }, ports: [80] }],
      })
    if (callees.length > 0) new NetworkPolicy(this, 'callees', { selector: 'all', egress: [{ to: namespaces(callees, 'callee') }] })
  }
}
