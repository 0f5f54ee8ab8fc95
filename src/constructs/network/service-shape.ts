import { addressRange } from '../../kubernetes/cidr.js'
import { portName } from '../../kubernetes/names.js'
import type * as core from '../../kubernetes/wire/core/v1.js'
import { nameLike } from '../../props/name-like.js'
import type { Place } from '../../props/place.js'
import {
  anything,
  type Check,
  either,
  flag,
  integer,
  ipAddress,
  isObject,
  listOf,
  mapOf,
  nonEmptyText,
  object,
  oneOf,
  portNumber,
  textBy,
} from '../../props/shape.js'
import { isPlain, show } from '../../tree/value.js'
import { isWorkload } from '../common/is-workload.js'
import { labelsCheck } from '../props/object-shape.js'
import type { Workload } from '../workloads/workload.js'
import { externalDnsCheck } from './external-dns.js'
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

/** Labels of pods; a construct that runs none is told apart, because its message would not help. */
const selectorCheck: Check = (value, place) =>
  isPlain(value) ? labelsCheck(value, place) : place.refuse(`cannot be ${show(value)}`, 'give a workload, or the labels of its pods')

export const serviceShape: { readonly [prop: string]: Check } = {
  selector: either(isWorkload, anything, selectorCheck),
  ports: mapOf(either(isObject, mapping, portNumber), {
    key: portName,
    keyHelp: nameLike(portName),
    ordered: true,
    form: 'ports: { http: 80 }',
  }),
  type: oneOf('ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'),
  externalName: nonEmptyText,
  clusterIP: either((value) => value === 'None', anything, ipAddress),
  sessionAffinity: oneOf('None', 'ClientIP'),
  publishNotReadyAddresses: flag,
  ipFamilyPolicy: oneOf('SingleStack', 'PreferDualStack', 'RequireDualStack'),
  ipFamilies: listOf(oneOf('IPv4', 'IPv6'), 1),
  externalDns: externalDnsCheck('hostname', 'target', 'ttl'),
  internalTrafficPolicy: oneOf('Cluster', 'Local'),
  trafficDistribution: nonEmptyText,
  externalIPs: listOf(ipAddress),
  externalTrafficPolicy: oneOf('Cluster', 'Local'),
  loadBalancerIP: ipAddress,
  loadBalancerClass: nonEmptyText,
  loadBalancerSourceRanges: listOf(textBy(addressRange, "a range such as '10.0.0.0/8'")),
}

/** The ports as they are sent: those given, or every port of the workload on its own number. A headless Service may have none. */
export function servicePorts(
  given: Record<string, number | PortMapping<string>> | undefined,
  workload: Workload | undefined,
  place: Place,
  headless = false,
): core.ServicePort[] {
  // What is wrong with the workload is told there; its ports are not known then.
  if (workload && !workload['~valid']) return []
  const declared: Readonly<Record<string, number>> = workload?.ports ?? {}
  // A port that is undefined counts as not given, as everywhere.
  const ports = Object.fromEntries(Object.entries(given ?? declared).filter(([, port]) => port !== undefined))
  if (Object.keys(ports).length === 0 && !headless)
    place.refuse(
      'has no port',
      workload
        ? `declare ports on the container of ${workload.node.path}, or give ports here`
        : 'give ports: { http: { port: 80, targetPort: 8080 } }',
    )
  const list = Object.entries(ports).map(([name, port]) => {
    const { targetPort, protocol, ...rest }: Partial<PortMapping<string>> = typeof port === 'number' ? { port } : port
    const target = targetPort ?? (name in declared ? name : undefined)
    checkTarget(name, target, declared, workload, place.at('ports').at(name))
    // A Service of UDP must say so itself: Kubernetes does not take the protocol of the container's port.
    return { name, protocol: protocol ?? workloadProtocol(workload, target), ...rest, targetPort: target } as core.ServicePort
  })
  unique(list, 'port', place)
  unique(list, 'nodePort', place)
  return list
}

/** No two ports of one protocol may have the same number. */
function unique(list: readonly core.ServicePort[], field: 'port' | 'nodePort', place: Place): void {
  const seen = new Map<string, string>()
  for (const { name, protocol = 'TCP', [field]: number } of list) {
    if (number === undefined) continue
    const other = seen.get(`${protocol} ${number}`)
    if (other !== undefined)
      place
        .at('ports')
        .at(name!)
        .refuse(`has the ${field} ${number} of ${other}, and the same protocol`, `give it another: { port: …, targetPort: '${name}' }`)
    seen.set(`${protocol} ${number}`, name!)
  }
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
