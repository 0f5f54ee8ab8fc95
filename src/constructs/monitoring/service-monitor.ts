import type { Construct } from 'constructs'
import { Place } from '../../props/place.js'
import { listOf, nonEmptyText, object } from '../../props/shape.js'
import type { Service } from '../network/service.js'
import type { CustomResource } from '../props/custom-resource.js'
import { objectShape } from '../props/object-shape.js'
import { type OwnShape, ownProps } from '../props/own-props.js'
import { Resource } from '../resource.js'
import type { Labels } from '../values/types.js'
import { type MonitorOptions, monitorShape, namespacesOf } from './monitor-props.js'
import { type Scrape, scrapeCheck, scrapeShape, wireScrape } from './scrape.js'
import { scrapedPort, scrapedService, serviceSelectorCheck } from './scraped.js'

/** One port of the Services, and how it is asked. */
export interface ServiceEndpoint<S extends string> extends Scrape {
  /** The port of the Service by its name; left out, its only one. */
  readonly port?: S | undefined
}
export interface ServiceMonitorProps<S extends string> extends MonitorOptions {
  /** A Service of this program, or the labels of Services. */
  readonly selector: Service<S> | Labels
  /** The ports that are asked, and how. */
  readonly endpoints: readonly [ServiceEndpoint<NoInfer<S>>, ...ServiceEndpoint<NoInfer<S>>[]]
  /** Labels of the Service that are kept as labels of the metrics. */
  readonly targetLabels?: readonly string[] | undefined
}

const shape: OwnShape<ServiceMonitorProps<string>> = {
  ...monitorShape,
  selector: serviceSelectorCheck,
  endpoints: listOf(object({ ...scrapeShape, port: nonEmptyText }), 1),
  targetLabels: listOf(nonEmptyText),
}
const check = object({ ...objectShape, ...shape }, ['selector', 'endpoints'])

/**
 * Has Prometheus ask the pods behind a Service for metrics; of prometheus-operator.
 *
 * A Service is found by the label that holds its name, in its own namespace. Prometheus must choose the monitor, by labels: give them as `labels`.
 *
 * @see https://prometheus-operator.dev/docs/developer/getting-started/
 * @example
 * ```ts
 * new ServiceMonitor(chart, 'server-metrics', { selector: service, endpoints: [{ port: 'http', interval: '30s' }], labels: { release: 'prometheus' } })
 * ```
 */
export class ServiceMonitor<S extends string = string> extends Resource<CustomResource> {
  constructor(scope: Construct, id: string, props: ServiceMonitorProps<S>) {
    super(scope, id, { apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor' }, props)
    const place = new Place(this)
    if (!check(props, place)) return
    const { selector, endpoints, namespaceSelector, ...rest } = ownProps(props)
    const scraped = scrapedService(selector)
    this['~body'] = {
      spec: {
        selector: { matchLabels: scraped.labels },
        namespaceSelector: namespacesOf(scraped, namespaceSelector, this.namespace, place),
        endpoints: endpoints.map(({ port, ...scrape }, index) => {
          const at = place.at('endpoints').at(index)
          scrapeCheck(scrape, scrape.scrapeTimeout, at)
          return { port: scrapedPort(port, scraped, at), ...wireScrape(scrape, at) }
        }),
        ...rest,
      },
    }
  }
}
