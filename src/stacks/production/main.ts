import { App, gkeAutopilot, gkeStandard } from 'steersman'
import { DnsZone, GkeCluster, PostgresDatabase, PublicAddress, RedisCache, WorkloadIdentity } from 'steersman/gke'
import { deploy } from 'steersman/pulumi'
import { MultiContainer } from '../multi-container/multi-container.js'
import { readConfiguration } from './configuration.js'

const name = 'multi-container'
const { region, domain, size, mode, version, protected: deletionProtection } = readConfiguration()

const target =
  mode === 'autopilot'
    ? gkeAutopilot({ location: region, deletionProtection })
    : gkeStandard({ location: region, deletionProtection, nodePools: { main: { machineType: size.machineType, nodes: size.nodes } } })
const cluster = new GkeCluster(name, target)
const address = new PublicAddress(name, { scope: 'global' })
const { host } = new DnsZone(name, { domain }).record('www', { address })
const postgres = new PostgresDatabase(name, { cluster, deletionProtection })
const redis = new RedisCache(name, { cluster, deletionProtection })

const app = new App({ cluster: target })
new MultiContainer(app, name, {
  host,
  entry: { kind: 'gke', staticIpName: address.addressName },
  version,
  database: {
    connect(serviceAccount) {
      const identity = new WorkloadIdentity('server', { cluster, serviceAccount, as: 'google-service-account' })
      return { env: postgres.login(identity).env, proxy: postgres.proxySidecar() }
    },
  },
  redis: { connect: (chart) => redis.login(chart, 'redis') },
})
deploy(name, app, { cluster })

export const url = `https://${host}`
export const kubeconfig = cluster.kubeconfig
