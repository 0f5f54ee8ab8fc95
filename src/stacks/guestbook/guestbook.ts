import type { Construct } from 'constructs'
import { Chart, Deployment, type Resources } from 'steersman'

export interface GuestbookProps {
  /** Number of front ends. */
  readonly frontends: number
  /** Number of Redis followers, from which is read. */
  readonly followers: number
}

const resources: Resources = { requests: { cpu: '100m', memory: '100Mi' } }

/** The guestbook of the Kubernetes tutorials: a front end that writes to one Redis leader and reads from its followers. */
export class Guestbook extends Chart {
  constructor(scope: Construct, id: string, props: GuestbookProps) {
    super(scope, id)
    const leader = new Deployment(this, 'redis-leader', {
      selector: { app: 'redis', role: 'leader', tier: 'backend' }, // as in the published YAML: a live selector cannot change
      container: {
        image: 'registry.k8s.io/redis@sha256:cb111d1bd870a6a471385a4a69ad17469d326e9dd91e0e455350cacf36e1b3ee',
        ports: { redis: 6379 },
        resources,
      },
    }).expose()
    const redisLeader = { GET_HOSTS_FROM: 'env', REDIS_LEADER_SERVICE_HOST: leader.host }
    const followers = new Deployment(this, 'redis-follower', {
      replicas: props.followers,
      container: {
        image: 'us-docker.pkg.dev/google-samples/containers/gke/gb-redis-follower:v2',
        ports: { redis: 6379 },
        env: redisLeader,
        resources,
      },
    }).expose()
    new Deployment(this, 'frontend', {
      replicas: props.frontends,
      container: {
        image: 'us-docker.pkg.dev/google-samples/containers/gke/gb-frontend:v5',
        ports: { http: 80 },
        env: { ...redisLeader, REDIS_FOLLOWER_SERVICE_HOST: followers.host },
        resources,
      },
    }).expose({ type: 'LoadBalancer', externalTrafficPolicy: 'Local' })
  }
}
