import type * as core from '../../kubernetes/wire/core/v1.js'
import type { Place } from '../../props/place.js'
import { absolutePath, type Check, flag, listOf, object, oneOf, type Shape, text } from '../../props/shape.js'
import type { ContainerOptions } from './container-options.js'
import { envCheck, envFromCheck, envFromSources, envVariables } from './env.js'
import { imageCheck, imageText } from './image.js'
import { type Mounts, mountsCheck, volumeMounts } from './mounts.js'
import { containerPorts, type Ports, portsCheck } from './ports.js'
import {
  type Lifecycle,
  lifecycle,
  lifecycleCheck,
  type Probe,
  probe,
  probeCheck,
  type ReadinessProbe,
  readinessProbeCheck,
} from './probes.js'
import { resourceRequirements, resourcesCheck } from './resources.js'
import { securityContext, securityContextCheck } from './security-context.js'
import type { PodVolumes } from './volumes.js'

/** A container: `P` are the names of the pod's ports, `V` those of its volumes. */
export interface ContainerProps<P extends string = never, V extends string = never> extends ContainerOptions {
  /** The ports at which it listens, by name: `{ http: 8080 }`. Services, probes and Ingresses find them by it. */
  readonly ports?: Ports<P> | undefined
  /** What is mounted, by absolute path: `{ '/data': claim.mount() }`, or the name of a volume of the pod. */
  readonly mounts?: Mounts<NoInfer<V>> | undefined
  /** Until it succeeds the other probes wait, and after too many failures the container is restarted. */
  readonly startupProbe?: Probe<NoInfer<P>> | undefined
  /** As long as it fails, Services send nothing to the pod; left out, the pod is ready as soon as it runs. */
  readonly readinessProbe?: ReadinessProbe<NoInfer<P>> | undefined
  /** After too many failures the container is restarted; left out, only when it ends. */
  readonly livenessProbe?: Probe<NoInfer<P>> | undefined
  /** What runs right after the start, or before the container is told to stop. */
  readonly lifecycle?: Lifecycle<NoInfer<P>> | undefined
}
/** Runs to its end before the next one. `restartPolicy: 'Always'` makes it a sidecar, which may have ports and probes. */
export type InitContainerProps<P extends string = never, V extends string = never> =
  | (ContainerOptions & {
      readonly restartPolicy?: never
      /** What is mounted, by absolute path: `{ '/data': claim.mount() }`, or the name of a volume of the pod. */
      readonly mounts?: Mounts<NoInfer<V>> | undefined
      readonly readinessProbe?: never
      readonly livenessProbe?: never
      readonly startupProbe?: never
      readonly lifecycle?: never
      readonly ports?: never
    })
  | (ContainerProps<P, V> & {
      /** Makes it a sidecar, which starts before the containers and runs beside them. */
      readonly restartPolicy: 'Always'
    })

export const containerOptionsShape: Shape<ContainerOptions> = {
  image: imageCheck,
  command: listOf(text),
  args: listOf(text),
  workingDir: absolutePath,
  env: envCheck,
  envFrom: listOf(envFromCheck),
  resources: resourcesCheck,
  imagePullPolicy: oneOf('Always', 'IfNotPresent', 'Never'),
  securityContext: securityContextCheck,
  tty: flag,
  stdin: flag,
  terminationMessagePath: absolutePath,
  terminationMessagePolicy: oneOf('File', 'FallbackToLogsOnError'),
}
const containerShape: Shape<ContainerProps<string, string>> = {
  ...containerOptionsShape,
  ports: portsCheck,
  mounts: mountsCheck,
  startupProbe: probeCheck,
  readinessProbe: readinessProbeCheck,
  livenessProbe: probeCheck,
  lifecycle: lifecycleCheck,
}
const onlyForSidecars: Check = (_, place) =>
  place.refuse('an init container that runs to its end has none', "leave it out, or make it a sidecar with restartPolicy: 'Always'")

export const containerCheck: Check = object(containerShape, ['image'])
const sidecarCheck: Check = object({ ...containerShape, restartPolicy: oneOf('Always') }, ['image'])
const plainInitCheck: Check = object(
  {
    ...containerShape,
    restartPolicy: oneOf('Always'),
    ports: onlyForSidecars,
    startupProbe: onlyForSidecars,
    readinessProbe: onlyForSidecars,
    livenessProbe: onlyForSidecars,
    lifecycle: onlyForSidecars,
  },
  ['image'],
)
export const initContainerCheck: Check = (value, place) =>
  ((value as { restartPolicy?: unknown } | undefined)?.restartPolicy === undefined ? plainInitCheck : sidecarCheck)(value, place)

/** The container as it is sent, its fields in the order in which one writes them by hand. */
export function container(
  name: string,
  props: ContainerProps<string, string> & { readonly restartPolicy?: 'Always' | undefined },
  volumes: PodVolumes,
  place: Place,
): core.Container {
  const ports = containerPorts(props.ports)
  const env = envVariables(props.env, place.at('env'))
  const envFrom = envFromSources(props.envFrom, place.at('envFrom'))
  const mounts = volumeMounts(props.mounts, volumes, place.at('mounts'))
  return {
    name,
    image: imageText(props.image),
    imagePullPolicy: props.imagePullPolicy,
    restartPolicy: props.restartPolicy,
    command: props.command,
    args: props.args,
    workingDir: props.workingDir,
    ports: filled(ports),
    env: filled(env),
    envFrom: filled(envFrom),
    resources: resourceRequirements(props.resources),
    volumeMounts: filled(mounts),
    startupProbe: probe(props.startupProbe, props.ports, place.at('startupProbe')),
    readinessProbe: probe(props.readinessProbe, props.ports, place.at('readinessProbe')),
    livenessProbe: probe(props.livenessProbe, props.ports, place.at('livenessProbe')),
    lifecycle: lifecycle(props.lifecycle, props.ports, place.at('lifecycle')),
    securityContext: securityContext(props.securityContext),
    tty: props.tty,
    stdin: props.stdin,
    terminationMessagePath: props.terminationMessagePath,
    terminationMessagePolicy: props.terminationMessagePolicy,
  } as core.Container
}

/** Undefined for a list without items, which is then left out of the manifest. */
export function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined
}
