import type { AbsolutePath } from '../values/types.js'
import type { Env } from './env.js'
import type { EnvFrom } from './references.js'
import type { Resources } from './resources.js'
import type { SecurityContext } from './security-context.js'

/** What of a container does not depend on ports or volumes: the part that a company component extends. */
export interface ContainerOptions {
  /** Name with tag, digest or both, such as `postgres:17.6`. */
  readonly image: string
  readonly command?: readonly string[] | undefined
  readonly args?: readonly string[] | undefined
  readonly workingDir?: AbsolutePath | undefined
  readonly env?: Env | undefined
  readonly envFrom?: readonly EnvFrom[] | undefined
  readonly resources?: Resources | undefined
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never' | undefined
  readonly securityContext?: SecurityContext | undefined
  readonly tty?: boolean | undefined
  readonly stdin?: boolean | undefined
  readonly terminationMessagePath?: AbsolutePath | undefined
  readonly terminationMessagePolicy?: 'File' | 'FallbackToLogsOnError' | undefined
}
