import { Construct } from 'constructs'
import { Deployment, type Env, type Memory, PersistentVolumeClaim, Secret, type Service } from 'steersman'

export interface DatabaseProps {
  /** Size of its disk, such as `10Gi`. */
  readonly storage: Memory
  /** Name of the Secret, made by hand, that holds PGPASSWORD; left out, the id of the database followed by `-login`. */
  readonly secretName?: string
}

/** PostgreSQL for one application, on a disk of its own. */
export class Database extends Construct {
  readonly service: Service<'postgres'>
  /** What a container needs to log in, as clients of PostgreSQL read it. */
  readonly env: Env

  constructor(scope: Construct, id: string, { storage, secretName = `${id}-login` }: DatabaseProps) {
    super(scope, id)
    const login = Secret.external(this, 'login', { name: secretName, keys: ['PGPASSWORD'] })
    const disk = new PersistentVolumeClaim(this, 'disk', { storage, accessModes: ['ReadWriteOnce'] })
    this.service = new Deployment(this, 'Default', {
      replicas: 1,
      // Never two on one disk.
      strategy: 'Recreate',
      securityContext: { runAsUser: 999, fsGroup: 999 },
      container: {
        image: 'postgres:17.6',
        ports: { postgres: 5432 },
        env: { POSTGRES_PASSWORD: login.key('PGPASSWORD'), PGDATA: '/var/lib/postgresql/data/pgdata' },
        mounts: { '/var/lib/postgresql/data': disk.mount() },
      },
    }).expose()
    this.env = {
      PGHOST: this.service.host,
      PGPORT: this.service.port('postgres'),
      PGUSER: 'postgres',
      PGDATABASE: 'postgres',
      PGPASSWORD: login.key('PGPASSWORD'),
    }
  }
}
