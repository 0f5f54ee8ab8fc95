import type { Construct } from 'constructs'
import { Chart, ReplicationController } from 'steersman'

export interface GuestbookReplicationControllersProps {
  readonly frontends: number
  readonly slaves: number
}

/** The guestbook in its historical form, with the selectors and names of that time. */
export class GuestbookReplicationControllers extends Chart {
  constructor(scope: Construct, id: string, { frontends, slaves }: GuestbookReplicationControllersProps) {
    super(scope, id)
    const master = new ReplicationController(this, 'redis-master', {
      selector: { app: 'redis', role: 'master' },
      container: { image: 'redis:8.2', ports: { 'redis-server': 6379 } },
    }).expose()
    new ReplicationController(this, 'redis-slave', {
      replicas: slaves,
      selector: { app: 'redis', role: 'slave' },
      container: {
        image: 'redis:8.2',
        args: ['--replicaof', master.host, `${master.port('redis-server')}`],
        ports: { 'redis-server': 6379 },
      },
    }).expose()
    new ReplicationController(this, 'guestbook', {
      replicas: frontends,
      selector: { app: 'guestbook' },
      container: { image: 'registry.k8s.io/guestbook:v3', ports: { 'http-server': 3000 } },
    }).expose({ type: 'LoadBalancer' })
  }
}
