import type { Construct } from 'constructs'
import { Place } from '../../props/place.js'
import { flag, nonEmptyText, object, oneOf, text, wireObject } from '../../props/shape.js'
import type { CustomResource } from '../props/custom-resource.js'
import { objectShape } from '../props/object-shape.js'
import { type OwnShape, ownProps } from '../props/own-props.js'
import { Resource } from '../resource.js'
import { provider, type SourceOptions, sourceShape, sourceSpec, urlOf } from './sources.js'

export interface OciRepositoryProps extends SourceOptions {
  /** Where it is, without tag: `oci://ghcr.io/example/shop`. */
  readonly url: string
  /** What of it is taken, the most exact of those given; left out, the tag `latest`. */
  readonly ref?:
    | {
        readonly tag?: string | undefined
        /** A range of versions among the tags, such as `>=1.0.0`. */
        readonly semver?: string | undefined
        /** Tags that count for `semver`, as a regular expression. */
        readonly semverFilter?: string | undefined
        readonly digest?: string | undefined
      }
    | undefined
  /** Who gives the log-in instead of a Secret. */
  readonly provider?: 'generic' | 'aws' | 'azure' | 'gcp' | undefined
  /** Which layer is taken, and whether it is unpacked; left out, the first is. */
  readonly layerSelector?: { readonly mediaType?: string | undefined; readonly operation?: 'extract' | 'copy' | undefined } | undefined
  /** Paths that are left out, as in `.gitignore`. */
  readonly ignore?: string | undefined
  /** Whether http is spoken with the registry. */
  readonly insecure?: boolean | undefined
  readonly serviceAccountName?: string | undefined
  /** Whose signatures are demanded; the whole type of Flux. */
  readonly verify?: { readonly [field: string]: unknown } | undefined
}

const shape: OwnShape<OciRepositoryProps> = {
  ...sourceShape,
  url: urlOf('oci'),
  ref: object({ tag: nonEmptyText, semver: nonEmptyText, semverFilter: nonEmptyText, digest: nonEmptyText }),
  provider: provider('aws', 'azure', 'gcp'),
  layerSelector: object({ mediaType: nonEmptyText, operation: oneOf('extract', 'copy') }),
  ignore: text,
  insecure: flag,
  serviceAccountName: nonEmptyText,
  verify: wireObject,
}
const check = object({ ...objectShape, ...shape }, ['url', 'interval'])

/**
 * An artifact in a registry of images that Flux looks at: manifests, or a Helm chart. Its kind is OCIRepository.
 *
 * @see https://fluxcd.io/flux/components/source/ocirepositories/
 * @example
 * ```ts
 * const podinfo = new OciRepository(chart, 'podinfo-chart', { url: 'oci://ghcr.io/stefanprodan/charts/podinfo', ref: { semver: '6.x' }, interval: '1h' })
 * new HelmRelease(chart, 'podinfo', { chartRef: podinfo, interval: '10m' })
 * ```
 */
export class OciRepository extends Resource<CustomResource> {
  constructor(scope: Construct, id: string, props: OciRepositoryProps) {
    super(scope, id, { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'OCIRepository' }, props)
    if (check(props, new Place(this))) this['~body'] = { spec: sourceSpec(ownProps(props)) }
  }
}
