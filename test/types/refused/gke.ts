// Each line after a comment must be refused; behind the bar stands a part of what the compiler must say.
import { anyCluster, gkeAutopilot, gkeStandard, minikube } from 'steersman'
import { GkeCluster } from 'steersman/gke'

const nodePools = { main: { machineType: 'e2-standard-4', nodes: { min: 1, max: 5 } } } as const
const standard = gkeStandard({ location: 'europe-west1', nodePools })
const autopilot = gkeAutopilot({ location: 'europe-west1' })

// @ts-expect-error a cluster of minikube | 'Minikube' is not assignable
new GkeCluster('shop', minikube())
// @ts-expect-error any cluster | 'AnyCluster' is not assignable
new GkeCluster('shop', anyCluster())
// @ts-expect-error props that nobody looked at | is missing
new GkeCluster('shop', { location: 'europe-west1', nodePools })
// @ts-expect-error pools added to Autopilot | is not assignable to parameter of type 'GkeClusterDeclaration'
new GkeCluster('shop', { ...autopilot, nodePools })
// @ts-expect-error Autopilot by another name | is not assignable
new GkeCluster('shop', { ...standard, kind: 'gke-autopilot' })
// @ts-expect-error no declaration | Expected 2-3 arguments
new GkeCluster('shop')
// @ts-expect-error a misspelt option | 'projects' does not exist
new GkeCluster('shop', standard, { projects: 'demo' })
// @ts-expect-error an application that hands over nothing | 'Application | readonly Application[] | undefined'
new GkeCluster('shop', standard, { for: {} })
// @ts-expect-error a pool that Autopilot does not have | 'NodePool | undefined'
new GkeCluster('shop', standard).nodePools.batch.id
