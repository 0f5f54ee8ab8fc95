import { closest } from '../../findings/closest.js'
import { portName } from '../../kubernetes/names.js'
import type * as networking from '../../kubernetes/wire/networking/v1.js'
import type { Place } from '../../props/place.js'
import { type Check, either, isObject, listOf, object, oneOf, portNumber, textBy } from '../../props/shape.js'
import { show } from '../../tree/value.js'
import type { Workload } from '../workloads/workload.js'

/** A port that may be reached: by number, of pods also by name, with all that is said of it. */
export type PolicyPort<P extends string | number = number> =
  | P
  | {
      /** By number, of pods also by name. */
      readonly port: P
      /** The last of a range that begins with `port`, which is then a number. */
      readonly endPort?: number | undefined
      /** Left out, that of the container port, which is TCP unless it says otherwise. */
      readonly protocol?: 'TCP' | 'UDP' | 'SCTP' | undefined
    }

const port: Check = either((value) => typeof value === 'string', textBy(portName, 'the name of a port such as http'), portNumber)
const shape = object({ port, endPort: portNumber, protocol: oneOf('TCP', 'UDP', 'SCTP') }, ['port'])
const portCheck: Check = (value, place) => {
  if (!isObject(value)) return port(value, place)
  if (!shape(value, place)) return false
  const { port: first, endPort } = value as { port: number | string; endPort?: number }
  if (endPort === undefined) return true
  return typeof first === 'string'
    ? place.at('endPort').refuse('needs a number before it, and port is a name', 'write the number of the port')
    : endPort >= first || place.at('endPort').refuse(`${endPort} is less than port ${first}`, 'write the last port of the range')
}
export const portsCheck: Check = listOf(portCheck, 1)

/** The ports as they are sent. Those of a workload are looked up in it: the protocol, and whether the name is there. */
export function wirePorts(
  given: readonly PolicyPort<string | number>[] | undefined,
  workload: Workload | undefined,
  place: Place,
): networking.NetworkPolicyPort[] | undefined {
  return given?.map((each, index) => {
    const { port: wanted, endPort, protocol } = typeof each === 'object' ? each : { port: each }
    const known = workload?.['~valid'] ? Object.keys(workload.ports) : undefined
    if (typeof wanted === 'string' && known && !known.includes(wanted)) {
      const guess = closest(wanted, known)
      place
        .at(index)
        .refuse(
          `${workload!.node.path} has no port ${show(wanted)}`,
          guess ? `did you mean ${guess}?` : known.length > 0 ? `it has ${known.join(', ')}` : 'declare ports on its container',
          'wiring/port',
        )
    }
    const said = protocol ?? (endPort === undefined ? protocolOf(workload, wanted) : undefined)
    return { ...(said !== undefined && { protocol: said }), port: wanted, ...(endPort !== undefined && { endPort }) }
  })
}

/** A named port is that of the container, and a policy takes TCP unless it says otherwise. */
function protocolOf(workload: Workload | undefined, port: string | number): 'UDP' | 'SCTP' | undefined {
  if (!workload) return undefined
  const names = typeof port === 'string' ? [port] : Object.keys(workload.ports).filter((name) => workload.ports[name] === port)
  const protocols = [...new Set(names.map((name) => workload['~protocols'][name]))]
  return protocols.length === 1 ? (protocols[0] as 'UDP' | 'SCTP' | undefined) : undefined
}
