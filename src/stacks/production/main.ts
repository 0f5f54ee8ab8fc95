import { App, gkeAutopilot, gkeStandard } from 'steersman'
import { GkeCluster } from 'steersman/gke'
import { deploy } from 'steersman/pulumi'
import { MultiContainer } from '../multi-container/multi-container.js'
import { readConfiguration } from './configuration.js'

const { region, domain, size, mode, version, protected: deletionProtection } = readConfiguration()

const target =
  mode === 'autopilot'
    ? gkeAutopilot({ location: region, deletionProtection })
    : gkeStandard({ location: region, deletionProtection, nodePools: { main: { machineType: size.machineType, nodes: size.nodes } } })
const app = new App({ cluster: target })
new MultiContainer(app, 'multi-container', { host: domain, entry: { kind: 'gke', staticIpName: 'multi-container' }, version })

const cluster = new GkeCluster('multi-container', target, { for: app })
deploy('multi-container', app, { cluster })

export const kubeconfig = cluster.kubeconfig
