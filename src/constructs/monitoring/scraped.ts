import { ApiObject } from 'cdk8s'
import { closest } from '../../findings/closest.js'
import type { Place } from '../../props/place.js'
import { type Check, either } from '../../props/shape.js'
import { metadataParts } from '../../tree/cdk8s-internals.js'
import { show } from '../../tree/value.js'
import { namespaceOf } from '../common/handed-over.js'
import { isWorkload } from '../common/is-workload.js'
import { nameLabel } from '../common/labels.js'
import type { Service } from '../network/service.js'
import { selectorCheck } from '../props/object-shape.js'
import type { Labels } from '../values/types.js'
import type { Workload } from '../workloads/workload.js'

/** What is scraped: the labels by which it is found, and what is known of it. */
export interface Scraped {
  readonly labels: Labels
  /** The names of its ports; undefined for labels alone. */
  readonly ports: readonly string[] | undefined
  readonly name: string
  readonly kind: string
  readonly namespace: string | undefined
}

const isService = (value: unknown): value is Service =>
  typeof value === 'object' &&
  value !== null &&
  ApiObject.isApiObject(value as never) &&
  (value as Service).kind === 'Service' &&
  'ports' in value

const refused =
  (what: string): Check =>
  (value, place) =>
    typeof value === 'object' && value !== null && 'node' in value
      ? place.refuse(`must be a ${what}, or labels, and is ${show(value)}`, `give a ${what}`)
      : selectorCheck(value, place)
export const serviceSelectorCheck: Check = either(isService, () => true, refused('Service'))
export const podSelectorCheck: Check = either(isWorkload, () => true, refused('workload'))

/** The Services of a monitor: ours by the label that holds its name, which other Services of the same workload carry too. */
export function scrapedService(selector: Service | Labels): Scraped {
  if (!isService(selector)) return { labels: selector, ports: undefined, name: '', kind: 'Service', namespace: undefined }
  const { [nameLabel]: own } = metadataParts(selector.metadata).labels as Record<string, string>
  return {
    labels: { [nameLabel]: own },
    ports: selector['~valid'] ? Object.keys(selector.ports) : undefined,
    name: selector.name,
    kind: 'Service',
    namespace: namespaceOf(selector),
  }
}

/** The pods of a monitor. */
export function scrapedPods(selector: Workload | Labels): Scraped {
  if (!isWorkload(selector)) return { labels: selector, ports: undefined, name: '', kind: 'Pod', namespace: undefined }
  return {
    labels: selector.selector,
    ports: selector['~valid'] ? Object.keys(selector.ports) : undefined,
    name: selector.name,
    kind: selector.kind,
    namespace: namespaceOf(selector),
  }
}

/** The port that is meant: the one given, or the only one. */
export function scrapedPort<P extends string | number>(
  port: P | undefined,
  { ports, name, kind }: Scraped,
  place: Place,
): P | string | undefined {
  if (port === undefined) {
    if (ports?.length === 1) return ports[0]
    place.refuse('port is missing', ports && ports.length > 0 ? `add port: one of ${ports.join(', ')}` : "add port: '…'")
    return undefined
  }
  if (typeof port === 'number' || !ports || ports.includes(port)) return port
  const guess = closest(port, ports)
  place
    .at('port')
    .refuse(
      `${kind} ${name} has no port ${show(port)}`,
      guess ? `did you mean ${guess}?` : `it has ${ports.join(', ') || 'none'}`,
      'wiring/port',
    )
  return undefined
}
