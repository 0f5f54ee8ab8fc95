import type { Construct } from 'constructs'
import { Place } from '../../props/place.js'
import { type Check, either, listOf, nonEmptyText, object, portNumber } from '../../props/shape.js'
import type { CustomResource } from '../props/custom-resource.js'
import { objectShape } from '../props/object-shape.js'
import { type OwnShape, ownProps } from '../props/own-props.js'
import { Resource } from '../resource.js'
import type { Labels } from '../values/types.js'
import type { Workload } from '../workloads/workload.js'
import { type MonitorOptions, monitorShape, namespacesOf } from './monitor-props.js'
import { type Scrape, scrapeCheck, scrapeShape, wireScrape } from './scrape.js'
import { podSelectorCheck, scrapedPods, scrapedPort } from './scraped.js'

/** One port of the pods, and how it is asked. */
export interface PodEndpoint<P extends string> extends Scrape {
  /** The port of a container by its name, or a number; left out, the only one. */
  readonly port?: P | number | undefined
}
export interface PodMonitorProps<P extends string> extends MonitorOptions {
  /** A workload of this program, or the labels of pods. */
  readonly selector: Workload<P> | Labels
  /** The ports that are asked, and how. */
  readonly podMetricsEndpoints: readonly [PodEndpoint<NoInfer<P>>, ...PodEndpoint<NoInfer<P>>[]]
}

export const podPortCheck: Check = either((value) => typeof value === 'number', portNumber, nonEmptyText)
const shape: OwnShape<PodMonitorProps<string>> = {
  ...monitorShape,
  selector: podSelectorCheck,
  podMetricsEndpoints: listOf(object({ ...scrapeShape, port: podPortCheck }), 1),
}
const check = object({ ...objectShape, ...shape }, ['selector', 'podMetricsEndpoints'])

/**
 * Has Prometheus ask pods for metrics, where there is no Service; of prometheus-operator.
 *
 * @see https://prometheus-operator.dev/docs/developer/getting-started/
 * @example
 * ```ts
 * const worker = new Deployment(chart, 'worker', { container: { image: 'example/worker:1.4.2', ports: { metrics: 9090 } } })
 * new PodMonitor(chart, 'worker-metrics', { selector: worker, podMetricsEndpoints: [{ port: 'metrics', interval: '30s' }] })
 * ```
 */
export class PodMonitor<P extends string = string> extends Resource<CustomResource> {
  constructor(scope: Construct, id: string, props: PodMonitorProps<P>) {
    super(scope, id, { apiVersion: 'monitoring.coreos.com/v1', kind: 'PodMonitor' }, props)
    const place = new Place(this)
    if (!check(props, place)) return
    const { selector, podMetricsEndpoints, namespaceSelector, ...rest } = ownProps(props)
    const scraped = scrapedPods(selector)
    this['~body'] = {
      spec: {
        selector: { matchLabels: scraped.labels },
        namespaceSelector: namespacesOf(scraped, namespaceSelector, this.namespace, place),
        podMetricsEndpoints: podMetricsEndpoints.map(({ port, ...scrape }, index) => {
          const at = place.at('podMetricsEndpoints').at(index)
          scrapeCheck(scrape, scrape.scrapeTimeout, at)
          const found = scrapedPort(port, scraped, at)
          return { ...(typeof found === 'number' ? { portNumber: found } : { port: found }), ...wireScrape(scrape, at) }
        }),
        ...rest,
      },
    }
  }
}
