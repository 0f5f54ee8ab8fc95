import { Construct } from 'constructs'
import type { EncryptionProvider } from 'steersman'
import { ClusterWide, type StorageClasses } from './cluster-wide.js'
import { GkeIngress, SelfManagedIngress } from './ingress.js'
import { Monitoring, prometheusOf } from './monitoring.js'
import { type Surroundings, type Team, TeamRoom } from './team.js'

/** A cluster whose control plane the team runs itself: the entrance and the monitoring are installed by Helm, through Flux. */
export interface SelfManaged {
  readonly kind: 'self-managed'
  readonly storageClasses: StorageClasses
  /** Issuer of cert-manager for the certificate of the entrance; one for wildcards answers by DNS. */
  readonly clusterIssuer: string
  /** How Secrets are stored in etcd: left out, by a plugin of a key management service, which version 2 of its protocol needs no key for. */
  readonly encryption?: readonly [EncryptionProvider, ...EncryptionProvider[]]
}

/** A cluster at Google, which brings an entrance, monitoring and classes of disks, and runs the control plane. */
export interface Gke {
  readonly kind: 'gke'
  /** A reserved address for the whole world. */
  readonly namedAddress: string
  /** A certificate map with the certificates of the teams. */
  readonly certificateMap: string
}

export interface PlatformProps<T extends string> {
  readonly cluster: SelfManaged | Gke
  /** Each team that is reached from outside has the hosts `*.<team>.<domain>`. */
  readonly domain: string
  /** Addresses of the machines of the control plane. */
  readonly apiServer: `${string}/${number}`
  /** By name, which becomes that of the namespace. */
  readonly teams: { readonly [K in T]: Team<NoInfer<T>> }
}

/** What a platform team lays down in a cluster before others come: a room for each team, an entrance, monitoring, and who may do what. */
export class Platform<const T extends string> extends Construct {
  constructor(scope: Construct, id: string, { cluster, domain, apiServer, teams }: PlatformProps<T>) {
    super(scope, id)
    const all = Object.entries<Team<T>>(teams) as [T, Team<T>][]
    const groups = all.map(([, { group }]) => group)
    // In the order of their names, so that `kubectl apply -f dist/` applies them in this order too.
    const prometheus = prometheusOf[cluster.kind]
    const { critical } = new ClusterWide(this, 'cluster', {
      groups,
      monitors: prometheus.monitors,
      ...(cluster.kind === 'self-managed' && { storageClasses: cluster.storageClasses, encryption: cluster.encryption }),
    })
    const exposed = all.filter(([, team]) => team.exposed).map(([name]) => ({ name, hostname: `*.${name}.${domain}` }))
    const ingress =
      cluster.kind === 'gke'
        ? new GkeIngress(this, 'ingress', { ...cluster, exposed })
        : new SelfManagedIngress(this, 'ingress', { ...cluster, exposed, priorityClass: critical })
    if (cluster.kind === 'self-managed')
      new Monitoring(this, 'monitoring', { priorityClass: critical, storageClass: 'fast' satisfies keyof StorageClasses })
    const surroundings: Surroundings = {
      apiServer: { to: { ipBlock: apiServer }, ports: [cluster.kind === 'gke' ? 443 : 6443] },
      priorityClass: critical,
      proxies: ingress.proxies,
      prometheus,
    }
    for (const [name, team] of all)
      new TeamRoom(this, `team-${name}`, {
        ...team,
        ...surroundings,
        name,
        callees: all.filter(([, { callers }]) => callers?.includes(name)).map(([each]) => each),
      })
  }
}
