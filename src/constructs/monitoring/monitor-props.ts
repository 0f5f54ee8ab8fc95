import type { Place } from '../../props/place.js'
import { type Check, exactlyOne, flag, listOf, nonEmptyText, object } from '../../props/shape.js'
import type { CustomResource } from '../props/custom-resource.js'
import type { ObjectProps } from '../resource.js'
import { type ScrapeLimits, scrapeLimitsShape } from './scrape.js'
import type { Scraped } from './scraped.js'

/** What ServiceMonitor and PodMonitor have in common. */
export interface MonitorOptions extends ObjectProps<CustomResource>, ScrapeLimits {
  /** Namespaces in which labels are looked for; left out, its own. A construct is looked for in its own namespace. */
  readonly namespaceSelector?: { readonly any: true } | { readonly matchNames: readonly string[] } | undefined
  /** The label whose value is the name of the job; left out, the name of the monitor. */
  readonly jobLabel?: string | undefined
  /** Labels of pods that are kept as labels of the metrics. */
  readonly podTargetLabels?: readonly string[] | undefined
  /** Whether labels of nodes are known to relabelings. */
  readonly attachMetadata?: { readonly node?: boolean | undefined } | undefined
  /** The forms of metrics that are asked for, the best first. */
  readonly scrapeProtocols?: readonly string[] | undefined
  /** The class of settings that Prometheus has for it. */
  readonly scrapeClass?: string | undefined
}

export const monitorShape: { readonly [K in keyof Omit<MonitorOptions, keyof ObjectProps>]-?: Check } = {
  ...scrapeLimitsShape,
  namespaceSelector: exactlyOne({ any: flag, matchNames: listOf(nonEmptyText, 1) }),
  jobLabel: nonEmptyText,
  podTargetLabels: listOf(nonEmptyText),
  attachMetadata: object({ node: flag }),
  scrapeProtocols: listOf(nonEmptyText),
  scrapeClass: nonEmptyText,
}

/** Where a monitor looks: a construct is in its own namespace, which may be another one. */
export function namespacesOf(scraped: Scraped, given: MonitorOptions['namespaceSelector'], own: string | undefined, place: Place): unknown {
  if (scraped.ports !== undefined && given !== undefined)
    place.at('namespaceSelector').refuse(`stands beside the ${scraped.kind} ${scraped.name}, whose namespace is known`, 'leave it out')
  if (given !== undefined || scraped.namespace === undefined || scraped.namespace === own) return given
  return { matchNames: [scraped.namespace] }
}
