import type { AbsolutePath } from '../values/types.js'
import type { Env } from './env.js'
import type { EnvFrom } from './references.js'
import type { Resources } from './resources.js'
import type { SecurityContext } from './security-context.js'

/** What of a container does not depend on ports or volumes: the part that a company component extends. */
export interface ContainerOptions {
  /** Name with tag, digest or both, such as `postgres:17.6`. */
  readonly image: string
  readonly command?: readonly string[]
  readonly args?: readonly string[]
  readonly workingDir?: AbsolutePath
  readonly env?: Env
  readonly envFrom?: readonly EnvFrom[]
  readonly resources?: Resources
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never'
  readonly securityContext?: SecurityContext
  readonly tty?: boolean
  readonly stdin?: boolean
  readonly terminationMessagePath?: AbsolutePath
  readonly terminationMessagePolicy?: 'File' | 'FallbackToLogsOnError'
}
