import { makeFramesReadable } from './stack-frames.js'

export { deploy } from './deploy.js'
export { Deployed } from './deployed.js'
export type { OutputAt, PathIn, ResourceOf } from './handles/types.js'
export type { DeploymentOptions, DeployOptions, KubeconfigTarget, KubernetesCluster } from './options.js'

makeFramesReadable()
