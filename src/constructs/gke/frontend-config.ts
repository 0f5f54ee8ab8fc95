import type { Construct } from 'constructs'
import { Place } from '../../props/place.js'
import { flag, nonEmptyText, object, oneOf } from '../../props/shape.js'
import type { CustomResource } from '../props/custom-resource.js'
import { objectShape } from '../props/object-shape.js'
import { type OwnShape, ownProps } from '../props/own-props.js'
import { type ObjectProps, Resource } from '../resource.js'

export interface FrontendConfigProps extends ObjectProps<CustomResource> {
  /** Answers http with a redirect to https. */
  readonly redirectToHttps?:
    | {
        readonly enabled: boolean
        /** The status of the redirect; left out, MOVED_PERMANENTLY_DEFAULT (301). */
        readonly responseCodeName?:
          | 'MOVED_PERMANENTLY_DEFAULT'
          | 'FOUND'
          | 'SEE_OTHER'
          | 'TEMPORARY_REDIRECT'
          | 'PERMANENT_REDIRECT'
          | undefined
      }
    | undefined
  /** Name of an SSL policy of Google Cloud, which says what versions of TLS are taken; left out, that of Google. */
  readonly sslPolicy?: string | undefined
}

const codes = ['MOVED_PERMANENTLY_DEFAULT', 'FOUND', 'SEE_OTHER', 'TEMPORARY_REDIRECT', 'PERMANENT_REDIRECT']
const shape: OwnShape<FrontendConfigProps> = {
  redirectToHttps: object({ enabled: flag, responseCodeName: oneOf(...codes) }, ['enabled']),
  sslPolicy: nonEmptyText,
}
const check = object({ ...objectShape, ...shape })

/**
 * How the load balancer of a GKE Ingress treats clients.
 *
 * `gke: { httpsRedirect: true }` of an Ingress makes one; this is for an SSL policy, or one that several share.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration
 * @example
 * ```ts
 * const modern = new FrontendConfig(chart, 'modern', { sslPolicy: 'modern', redirectToHttps: { enabled: true } })
 * new Ingress(chart, 'web', { className: 'gce', gke: { frontendConfig: modern }, hosts: { 'shop.example.com': { '/': service } } })
 * ```
 */
export class FrontendConfig extends Resource<CustomResource> {
  constructor(scope: Construct, id: string, props: FrontendConfigProps) {
    super(scope, id, { apiVersion: 'networking.gke.io/v1beta1', kind: 'FrontendConfig' }, props)
    if (check(props, new Place(this))) this['~body'] = { spec: ownProps(props) }
  }
}
