import type { AbsolutePath } from '../values/types.js'
import type { Env } from './env.js'
import type { ImageParts } from './image.js'
import type { EnvFrom } from './references.js'
import type { Resources } from './resources.js'
import type { SecurityContext } from './security-context.js'

/** What of a container does not depend on ports or volumes: the part that a company component extends. */
export interface ContainerOptions {
  /** Name with tag, digest or both, such as `postgres:17.6`; or by its parts, `{ name: 'example/server', tag: gitSha() }`. */
  readonly image: string | ImageParts
  /** The program and its first arguments, one word an item; left out, the entrypoint of the image. */
  readonly command?: readonly string[] | undefined
  /** Arguments of the program, one word an item; left out, those of the image. */
  readonly args?: readonly string[] | undefined
  /** The folder in which the program starts; left out, that of the image. */
  readonly workingDir?: AbsolutePath | undefined
  /** Environment variables by name: a text, a number, `secret.key('…')`, `service.port('…')` or a field of the pod. */
  readonly env?: Env | undefined
  /** All keys of a Secret or ConfigMap as variables: `secret.envFrom()`; those of `env` win. */
  readonly envFrom?: readonly EnvFrom[] | undefined
  /** The cpu and memory that it asks for and may use at most; left out, it asks for nothing and has no limit. */
  readonly resources?: Resources | undefined
  /** When the node pulls the image; left out, Always for the tag `latest` or none, else IfNotPresent. */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never' | undefined
  /** What the process may do: user, capabilities, file system; left out, what image and node allow. */
  readonly securityContext?: SecurityContext | undefined
  /** Whether it gets a terminal, which needs `stdin` too; left out, false. */
  readonly tty?: boolean | undefined
  /** Whether its standard input is kept open; left out, false. */
  readonly stdin?: boolean | undefined
  /** The file whose end tells why it stopped; left out, `/dev/termination-log`. */
  readonly terminationMessagePath?: AbsolutePath | undefined
  /** FallbackToLogsOnError takes the end of the log when that file is empty; left out, File. */
  readonly terminationMessagePolicy?: 'File' | 'FallbackToLogsOnError' | undefined
}
