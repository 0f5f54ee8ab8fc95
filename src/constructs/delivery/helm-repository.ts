import type { Construct } from 'constructs'
import { Place } from '../../props/place.js'
import { flag, object, oneOf } from '../../props/shape.js'
import type { CustomResource } from '../props/custom-resource.js'
import { objectShape } from '../props/object-shape.js'
import { type OwnShape, ownProps } from '../props/own-props.js'
import { Resource } from '../resource.js'
import { provider, type SourceOptions, sourceShape, sourceSpec, urlOf } from './sources.js'

export interface HelmRepositoryProps extends SourceOptions {
  /** Where it is: `https://`, `http://`, or `oci://` with `type: 'oci'`. */
  readonly url: string
  /** Left out, default: a repository with an index. */
  readonly type?: 'default' | 'oci' | undefined
  /** Who gives the log-in instead of a Secret, for `oci`. */
  readonly provider?: 'generic' | 'aws' | 'azure' | 'gcp' | undefined
  /** Whether the log-in goes to other hosts too, at which charts are. */
  readonly passCredentials?: boolean | undefined
  /** Whether http is spoken with a registry. */
  readonly insecure?: boolean | undefined
}

const shape: OwnShape<HelmRepositoryProps> = {
  ...sourceShape,
  url: urlOf('https', 'http', 'oci'),
  type: oneOf('default', 'oci'),
  provider: provider('aws', 'azure', 'gcp'),
  passCredentials: flag,
  insecure: flag,
}
const check = object({ ...objectShape, ...shape }, ['url', 'interval'])

/**
 * A repository of Helm charts, for HelmReleases of Flux.
 *
 * @see https://fluxcd.io/flux/components/source/helmrepositories/
 * @example
 * ```ts
 * const bitnami = new HelmRepository(chart, 'bitnami', { url: 'https://charts.bitnami.com/bitnami', interval: '1h' })
 * new HelmRelease(chart, 'redis', { chart: { spec: { chart: 'redis', version: '21.x', sourceRef: bitnami } }, interval: '10m' })
 * ```
 */
export class HelmRepository extends Resource<CustomResource> {
  constructor(scope: Construct, id: string, props: HelmRepositoryProps) {
    super(scope, id, { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'HelmRepository' }, props)
    if (check(props, new Place(this))) this['~body'] = { spec: sourceSpec(ownProps(props)) }
  }
}
