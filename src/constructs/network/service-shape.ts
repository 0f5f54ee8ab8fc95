import { portName } from '../../kubernetes/names.js'
import type * as core from '../../kubernetes/wire/core/v1.js'
import type { Place } from '../../props/place.js'
import {
  anything,
  type Check,
  either,
  flag,
  integer,
  listOf,
  mapOf,
  nonEmptyText,
  object,
  oneOf,
  portNumber,
  text,
} from '../../props/shape.js'
import type { Workload } from '../workloads/workload.js'
import type { PortMapping } from './service-props.js'

const mapping = object(
  {
    port: portNumber,
    targetPort: either((value) => typeof value === 'string', nonEmptyText, portNumber),
    nodePort: integer(1, 65_535),
    protocol: oneOf('TCP', 'UDP', 'SCTP'),
    appProtocol: nonEmptyText,
  },
  ['port'],
)

export const serviceShape: { readonly [prop: string]: Check } = {
  selector: anything,
  ports: mapOf(
    either((value) => typeof value === 'object', mapping, portNumber),
    { key: portName, ordered: true },
  ),
  type: oneOf('ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'),
  externalName: nonEmptyText,
  clusterIP: text,
  sessionAffinity: oneOf('None', 'ClientIP'),
  publishNotReadyAddresses: flag,
  ipFamilyPolicy: oneOf('SingleStack', 'PreferDualStack', 'RequireDualStack'),
  ipFamilies: listOf(oneOf('IPv4', 'IPv6'), 1),
  internalTrafficPolicy: oneOf('Cluster', 'Local'),
  trafficDistribution: nonEmptyText,
  externalIPs: listOf(nonEmptyText),
  externalTrafficPolicy: oneOf('Cluster', 'Local'),
  loadBalancerIP: nonEmptyText,
  loadBalancerClass: nonEmptyText,
  loadBalancerSourceRanges: listOf(nonEmptyText),
}

/** The ports as they are sent: those given, or every port of the workload on its own number. */
export function servicePorts(
  given: Record<string, number | PortMapping<string>> | undefined,
  workload: Workload | undefined,
  place: Place,
): core.ServicePort[] {
  // What is wrong with the workload is told there; its ports are not known then.
  if (workload && !workload['~valid']) return []
  const declared: Readonly<Record<string, number>> = workload?.ports ?? {}
  // A port that is undefined counts as not given, as everywhere.
  const ports = Object.fromEntries(Object.entries(given ?? declared).filter(([, port]) => port !== undefined))
  if (Object.keys(ports).length === 0)
    place.refuse(
      'has no port',
      workload
        ? `declare ports on the container of ${workload.node.path}, or give ports here`
        : 'give ports: { http: { port: 80, targetPort: 8080 } }',
    )
  return Object.entries(ports).map(([name, port]) => {
    const { targetPort, protocol, ...rest }: Partial<PortMapping<string>> = typeof port === 'number' ? { port } : port
    const target = targetPort ?? (name in declared ? name : undefined)
    checkTarget(name, target, declared, workload, place.at('ports').at(name))
    // A Service of UDP must say so itself: Kubernetes does not take the protocol of the container's port.
    return { name, protocol: protocol ?? workloadProtocol(workload, target), ...rest, targetPort: target } as core.ServicePort
  })
}

function checkTarget(
  name: string,
  target: string | number | undefined,
  declared: Readonly<Record<string, number>>,
  workload: Workload | undefined,
  place: Place,
): void {
  const known = Object.keys(declared)
  if (target === undefined && workload)
    place.refuse(
      `${workload.node.path} has no port ${JSON.stringify(name)}`,
      known.length ? `add targetPort: '${known[0]}', or use one of ${known.join(', ')}` : 'declare ports on its container',
    )
  if (typeof target === 'string' && workload && !(target in declared))
    place.refuse(
      `${workload.node.path} has no port ${JSON.stringify(target)}`,
      known.length ? `it has ${known.join(', ')}` : 'declare ports on its container',
    )
}

function workloadProtocol(workload: Workload | undefined, target: string | number | undefined): string | undefined {
  return typeof target === 'string'
    ? (workload as { '~protocols'?: Record<string, string> } | undefined)?.['~protocols']?.[target]
    : undefined
}
