import { portName } from '../../kubernetes/names.js'
import type * as core from '../../kubernetes/wire/core/v1.js'
import { nameLike } from '../../props/name-like.js'
import { type Check, either, integer, ipAddress, isObject, mapOf, object, oneOf, portNumber, type Shape } from '../../props/shape.js'

/** A container port: its number, or its number with protocol or host port. */
export type Port = number | PortOptions
export interface PortOptions {
  /** The number of the port, from 1 to 65535. */
  readonly containerPort: number
  /** Left out, TCP. */
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP' | undefined
  /** The port of the node that leads here; only one such pod then fits on a node. Left out, none. */
  readonly hostPort?: number | undefined
  /** The address of the node at which `hostPort` answers; left out, all. */
  readonly hostIP?: string | undefined
}
/** The map of ports by name; optional members let TypeScript join the names of several containers. */
export type Ports<P extends string> = { readonly [K in P]?: Port | undefined }

const portShape: Shape<PortOptions> = {
  containerPort: portNumber,
  protocol: oneOf('TCP', 'UDP', 'SCTP'),
  hostPort: integer(0, 65_535),
  hostIP: ipAddress,
}

export const portsCheck: Check = mapOf(either(isObject, object(portShape, ['containerPort']), portNumber), {
  key: portName,
  keyHelp: nameLike(portName),
  ordered: true,
  form: 'ports: { http: 80 }',
})

export function containerPorts(ports: Ports<string> | undefined): core.ContainerPort[] {
  return Object.entries(ports ?? {}).flatMap(([name, port]) => {
    if (port === undefined) return []
    return [typeof port === 'number' ? { name, containerPort: port } : { name, ...port }]
  })
}

/** The numbers by name, for `deployment.ports.http`. */
export function portNumbers(ports: Ports<string> | undefined): Record<string, number> {
  return Object.fromEntries(containerPorts(ports).map((port) => [port.name!, port.containerPort!]))
}
