import { createRequire } from 'node:module'
import type { Position } from '../../findings/finding.js'
import { refusal } from '../common/refusal.js'

const require = createRequire(import.meta.url)
const dockerBuild = '@pulumi/docker-build'

/** Pulumi's package for building images, which only those need who build some; throws a SteersmanError when it is not installed. */
export function loadDockerBuild(component: string, position: Position | undefined): typeof import('@pulumi/docker-build') {
  try {
    return require(dockerBuild) as typeof import('@pulumi/docker-build')
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'MODULE_NOT_FOUND') throw error
    throw refusal(component, `${dockerBuild} builds images, and is not installed`, `run 'npm install ${dockerBuild}'`, position)
  }
}
