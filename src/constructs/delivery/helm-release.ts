import type { Construct } from 'constructs'
import { type Duration, duration } from '../../props/duration.js'
import { Place } from '../../props/place.js'
import { type Check, exactlyOne, flag, integer, listOf, nonEmptyText, object, oneOf, text, wireObject } from '../../props/shape.js'
import type { OneOf } from '../../props/types.js'
import { namespaceOf } from '../common/handed-over.js'
import { sameNamespace } from '../pods/env.js'
import type { CustomResource } from '../props/custom-resource.js'
import { objectShape } from '../props/object-shape.js'
import { ownProps } from '../props/own-props.js'
import { type ObjectProps, Resource } from '../resource.js'
import { type FluxReference, fluxCheck, fluxDependency, fluxReference, type ValuesFrom, valuesSource } from './flux.js'

/** Where the chart is: exactly one of these. */
interface ChartSources {
  /** By name and version, in a HelmRepository, or by its path in a GitRepository. */
  chart: {
    readonly spec: {
      readonly chart: string
      /** A version or a range of them; left out, the newest. */
      readonly version?: string | undefined
      readonly sourceRef: FluxReference
      readonly interval?: Duration | undefined
      /** Files of values in the chart. */
      readonly valuesFiles?: readonly string[] | undefined
      readonly reconcileStrategy?: 'ChartVersion' | 'Revision' | undefined
    }
  }
  /** An OciRepository, which says the version. */
  chartRef: FluxReference
}
interface Remediation {
  /** How often it is tried again; -1 is for ever. */
  readonly retries?: number | undefined
  readonly remediateLastFailure?: boolean | undefined
}
interface HelmReleaseOptions<V extends object> extends ObjectProps<CustomResource> {
  /** How often it is looked whether the release is as it should be. */
  readonly interval: Duration
  /** The values of the chart; say their type to have them checked: `new HelmRelease<RedisValues>(…)`. */
  readonly values?: V | undefined
  /** ConfigMaps and Secrets of the same namespace with values, which `values` wins over. */
  readonly valuesFrom?:
    | readonly {
        readonly source: ValuesFrom
        /** Left out, `values.yaml`. */
        readonly valuesKey?: string | undefined
        /** The value that the key is, such as `auth.password`; left out, the key is a file of values. */
        readonly targetPath?: string | undefined
        readonly optional?: boolean | undefined
      }[]
    | undefined
  /** The name in Helm; left out, the target namespace and the name. */
  readonly releaseName?: string | undefined
  /** Where the objects are made; left out, its own namespace. */
  readonly targetNamespace?: string | undefined
  /** Where Helm keeps what it knows; left out, its own namespace. */
  readonly storageNamespace?: string | undefined
  /** HelmReleases that must be ready before. */
  readonly dependsOn?: readonly FluxReference[] | undefined
  /** How long one step may take; left out, 5m. */
  readonly timeout?: Duration | undefined
  readonly suspend?: boolean | undefined
  /** How many versions Helm keeps; left out, 5. */
  readonly maxHistory?: number | undefined
  /** Who makes the objects; left out, Flux itself. */
  readonly serviceAccountName?: string | undefined
  readonly install?:
    | {
        readonly crds?: 'Skip' | 'Create' | 'CreateReplace' | undefined
        readonly createNamespace?: boolean | undefined
        readonly disableWait?: boolean | undefined
        readonly timeout?: Duration | undefined
        readonly remediation?: Remediation | undefined
      }
    | undefined
  readonly upgrade?:
    | {
        readonly crds?: 'Skip' | 'Create' | 'CreateReplace' | undefined
        readonly cleanupOnFail?: boolean | undefined
        readonly disableWait?: boolean | undefined
        readonly force?: boolean | undefined
        readonly timeout?: Duration | undefined
        readonly remediation?: (Remediation & { readonly strategy?: 'rollback' | 'uninstall' | undefined }) | undefined
      }
    | undefined
  /** The whole type of Flux. */
  readonly rollback?: { readonly [field: string]: unknown } | undefined
  readonly uninstall?: { readonly keepHistory?: boolean | undefined; readonly disableWait?: boolean | undefined } | undefined
  /** Whether the tests of the chart are run. */
  readonly test?: { readonly enable?: boolean | undefined; readonly ignoreFailures?: boolean | undefined } | undefined
  /** What happens when live objects are no longer as the chart has them; left out, nothing. */
  readonly driftDetection?: { readonly mode?: 'enabled' | 'warn' | 'disabled' | undefined } | undefined
  /** Changes of what the chart renders; the whole type of Flux. */
  readonly postRenderers?: readonly { readonly [field: string]: unknown }[] | undefined
}
export type HelmReleaseProps<V extends object = { readonly [value: string]: unknown }> = HelmReleaseOptions<V> & OneOf<ChartSources>

const crds = oneOf('Skip', 'Create', 'CreateReplace')
const remediation = { retries: integer(-1), remediateLastFailure: flag }
const options: { readonly [K in keyof Omit<HelmReleaseOptions<object>, keyof ObjectProps>]-?: Check } = {
  interval: duration(),
  values: wireObject,
  valuesFrom: listOf(object({ source: valuesSource, valuesKey: nonEmptyText, targetPath: nonEmptyText, optional: flag }, ['source'])),
  releaseName: nonEmptyText,
  targetNamespace: nonEmptyText,
  storageNamespace: nonEmptyText,
  dependsOn: listOf(fluxCheck('HelmRelease')),
  timeout: duration(),
  suspend: flag,
  maxHistory: integer(),
  serviceAccountName: nonEmptyText,
  install: object({ crds, createNamespace: flag, disableWait: flag, timeout: duration(), remediation: object(remediation) }),
  upgrade: object({
    crds,
    cleanupOnFail: flag,
    disableWait: flag,
    force: flag,
    timeout: duration(),
    remediation: object({ ...remediation, strategy: oneOf('rollback', 'uninstall') }),
  }),
  rollback: wireObject,
  uninstall: object({ keepHistory: flag, disableWait: flag }),
  test: object({ enable: flag, ignoreFailures: flag }),
  driftDetection: object({ mode: oneOf('enabled', 'warn', 'disabled') }),
  postRenderers: listOf(wireObject),
}
const chartSpec = object(
  {
    chart: nonEmptyText,
    version: text,
    sourceRef: fluxCheck('HelmRepository', 'GitRepository', 'Bucket'),
    interval: duration(),
    valuesFiles: listOf(nonEmptyText),
    reconcileStrategy: oneOf('ChartVersion', 'Revision'),
  },
  ['chart', 'sourceRef'],
)
const check = exactlyOne(
  { chart: object({ spec: chartSpec }, ['spec']), chartRef: fluxCheck('OCIRepository', 'HelmChart', 'ExternalArtifact') },
  { ...objectShape, ...options },
)

/**
 * A Helm chart that Flux installs and keeps as it should be.
 *
 * @see https://fluxcd.io/flux/components/helm/helmreleases/
 * @example
 * ```ts
 * const bitnami = new HelmRepository(chart, 'bitnami', { url: 'https://charts.bitnami.com/bitnami', interval: '1h' })
 * new HelmRelease(chart, 'redis', {
 *   chart: { spec: { chart: 'redis', version: '21.x', sourceRef: bitnami } },
 *   interval: '10m',
 *   values: { architecture: 'standalone' },
 * })
 * ```
 */
export class HelmRelease<V extends object = { readonly [value: string]: unknown }> extends Resource<CustomResource> {
  constructor(scope: Construct, id: string, props: HelmReleaseProps<V>) {
    super(scope, id, { apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease' }, props)
    const place = new Place(this)
    if (!check(props, place)) return
    if (props.interval === undefined) {
      place.refuse('interval is missing', "add interval: '10m'")
      return
    }
    const { chart, chartRef, dependsOn, valuesFrom, ...rest } = ownProps(props) as HelmReleaseOptions<V> & Partial<ChartSources>
    this['~body'] = {
      spec: {
        chart: chart && { spec: { ...chart.spec, sourceRef: fluxReference(chart.spec.sourceRef, this.namespace) } },
        chartRef: chartRef && fluxReference(chartRef, this.namespace),
        dependsOn: dependsOn?.map((each) => fluxDependency(each, this.namespace)),
        valuesFrom: valuesFrom?.map(({ source, ...how }, index) => {
          const kind = source.kind!
          sameNamespace({ kind, name: source.name, namespace: namespaceOf(source) }, place.at('valuesFrom').at(index).at('source'))
          return { kind, name: source.name, ...how }
        }),
        ...rest,
      },
    }
  }
}
