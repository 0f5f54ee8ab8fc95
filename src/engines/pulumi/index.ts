export { deploy } from './deploy.js'
export { Deployed } from './deployed.js'
export type { DeployOptions } from './options.js'
