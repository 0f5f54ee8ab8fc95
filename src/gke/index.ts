export { GkeCluster } from './cluster/gke-cluster.js'
export type { Application, GkeClusterOptions, KubernetesProviderOptions } from './cluster/options.js'
