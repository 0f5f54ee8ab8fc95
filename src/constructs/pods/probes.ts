import type * as core from '../../kubernetes/wire/core/v1.js'
import type { Place } from '../../props/place.js'
import {
  absolutePath,
  type Check,
  either,
  exactlyOne,
  integer,
  listOf,
  mapOf,
  object,
  oneOf,
  portNumber,
  type Shape,
  text,
} from '../../props/shape.js'
import type { OneOf } from '../../props/types.js'
import type { AbsolutePath } from '../values/types.js'
import { containerPorts, type Ports } from './ports.js'

/** Times in seconds. */
export interface ProbeTiming {
  /** Seconds between the start of the container and the first try; left out, 0. */
  readonly initialDelaySeconds?: number | undefined
  /** Seconds from one try to the next; left out, 10. */
  readonly periodSeconds?: number | undefined
  /** Seconds after which a try has failed; left out, 1. */
  readonly timeoutSeconds?: number | undefined
  /** How many tries in a row must fail; left out, 3. */
  readonly failureThreshold?: number | undefined
}
export interface HttpGet<P extends string> {
  /** The path that is asked for; left out, `/`. */
  readonly path?: AbsolutePath | undefined
  /** Left out: the container's only port. */
  readonly port?: P | number | undefined
  /** HTTPS takes any certificate; left out, HTTP. */
  readonly scheme?: 'HTTP' | 'HTTPS' | undefined
  /** The host that is connected to; left out, the pod itself. */
  readonly host?: string | undefined
  /** Headers of the request by name. */
  readonly httpHeaders?: { readonly [name: string]: string } | undefined
}
export interface Handlers<P extends string> {
  /** Succeeds when the answer to a GET has a status from 200 to 399. */
  httpGet: HttpGet<P>
  /** Succeeds when the port can be connected to. */
  tcpSocket: {
    /** Left out: the container's only port. */
    readonly port?: P | number | undefined
    /** The host that is connected to; left out, the pod itself. */
    readonly host?: string | undefined
  }
  /** Succeeds when the gRPC health service answers SERVING. */
  grpc: {
    /** Left out: the container's only port. */
    readonly port?: P | number | undefined
    /** The name that the health service is asked for; left out, the whole server. */
    readonly service?: string | undefined
  }
  /** Succeeds when the command ends with 0; it runs in the container, without a shell. */
  exec: {
    /** The program and its arguments, one word an item. */
    readonly command: readonly string[]
  }
}
/** A liveness or startup probe: exactly one handler, and its timing. */
export type Probe<P extends string = string> = ProbeTiming & {
  /** Seconds between the request to stop and the kill when this probe failed; left out, those of the pod. */
  readonly terminationGracePeriodSeconds?: number | undefined
} & OneOf<Handlers<P>>
export type ReadinessProbe<P extends string = string> = ProbeTiming & {
  /** How many tries in a row must succeed after a failure; left out, 1. */
  readonly successThreshold?: number | undefined
} & OneOf<Handlers<P>>
/** What runs when a container starts or is about to stop. */
export type LifecycleHandler<P extends string = string> = OneOf<
  Pick<Handlers<P>, 'httpGet' | 'exec'> & {
    /** Waits, without a program of the image. */
    sleep: {
      /** Seconds to wait. */
      readonly seconds: number
    }
  }
>
export interface Lifecycle<P extends string = string> {
  /** Runs right after the start; when it fails, the container is restarted. */
  readonly postStart?: LifecycleHandler<P> | undefined
  /** Runs before the container is told to stop; its time counts for the grace period. */
  readonly preStop?: LifecycleHandler<P> | undefined
}

const portOrName = either((value) => typeof value === 'string', text, portNumber)
const handlers: Shape<Handlers<string>> = {
  httpGet: object({ path: absolutePath, port: portOrName, scheme: oneOf('HTTP', 'HTTPS'), host: text, httpHeaders: mapOf(text) }),
  tcpSocket: object({ port: portOrName, host: text }),
  grpc: object({ port: portOrName, service: text }),
  exec: object({ command: listOf(text, 1) }, ['command']),
}
const timing: Shape<ProbeTiming> = {
  initialDelaySeconds: integer(),
  periodSeconds: integer(1),
  timeoutSeconds: integer(1),
  failureThreshold: integer(1),
}

export const probeCheck: Check = exactlyOne(handlers, { ...timing, terminationGracePeriodSeconds: integer(1) })
export const readinessProbeCheck: Check = exactlyOne(handlers, { ...timing, successThreshold: integer(1) })
const handlerCheck: Check = exactlyOne({
  httpGet: handlers.httpGet,
  exec: handlers.exec,
  sleep: object({ seconds: integer() }, ['seconds']),
})
export const lifecycleCheck: Check = object({ postStart: handlerCheck, preStop: handlerCheck })

type AnyHandlers = Partial<Handlers<string>> & { readonly sleep?: { readonly seconds: number } | undefined }

export function probe(value: Probe | ReadinessProbe | undefined, ports: Ports<string> | undefined, place: Place): core.Probe | undefined {
  if (!value) return undefined
  const { httpGet, tcpSocket, grpc, exec, ...rest } = value as AnyHandlers & ProbeTiming
  return Object.assign(
    handler({ httpGet, tcpSocket, exec }, ports, place),
    grpc && { grpc: { ...grpc, port: numberOf(grpc.port, ports, place.at('grpc')) } },
    rest,
  )
}

export function lifecycle(value: Lifecycle | undefined, ports: Ports<string> | undefined, place: Place): core.Lifecycle | undefined {
  if (!value) return undefined
  const { postStart, preStop } = value
  return {
    ...(postStart && { postStart: handler(postStart as AnyHandlers, ports, place.at('postStart')) }),
    ...(preStop && { preStop: handler(preStop as AnyHandlers, ports, place.at('preStop')) }),
  }
}

function handler(
  { httpGet, tcpSocket, exec, sleep }: { [K in keyof AnyHandlers]: AnyHandlers[K] | undefined },
  ports: Ports<string> | undefined,
  place: Place,
): core.LifecycleHandler {
  if (httpGet) {
    const { path, port, host, scheme, httpHeaders } = httpGet
    return {
      httpGet: {
        path,
        port: target(port, ports, place.at('httpGet')),
        host,
        scheme,
        ...(httpHeaders && { httpHeaders: Object.entries(httpHeaders).map(([name, each]) => ({ name, value: each })) }),
      } as core.HTTPGetAction,
    }
  }
  if (tcpSocket)
    return {
      tcpSocket: {
        port: target(tcpSocket.port, ports, place.at('tcpSocket')),
        ...(tcpSocket.host !== undefined && { host: tcpSocket.host }),
      },
    }
  if (exec) return { exec: { command: [...exec.command] } }
  return { ...(sleep && { sleep }) }
}

/** The port as it is written: the name that was given, or the container's only port. */
function target(port: string | number | undefined, ports: Ports<string> | undefined, place: Place): string | number | undefined {
  if (typeof port === 'number') return port
  const names = containerPorts(ports).map(({ name }) => name!)
  if (port !== undefined) {
    if (!names.includes(port))
      place
        .at('port')
        .refuse(
          `${JSON.stringify(port)} is no port of this container`,
          names.length ? `it has ${names.join(', ')}` : `add ports: { ${port}: … } to the container`,
        )
    return port
  }
  if (names.length === 1) return names[0]
  place.refuse(
    names.length === 0 ? 'needs a port, and the container declares none' : `needs a port: the container has ${names.join(', ')}`,
    names.length ? `add port: '${names[0]}'` : 'add port: with a number, or declare ports on the container',
  )
  return undefined
}

/** gRPC probes take a number only. */
function numberOf(port: string | number | undefined, ports: Ports<string> | undefined, place: Place): number | undefined {
  const found = target(port, ports, place)
  return typeof found === 'string' ? (containerPorts(ports).find(({ name }) => name === found)?.containerPort ?? undefined) : found
}
