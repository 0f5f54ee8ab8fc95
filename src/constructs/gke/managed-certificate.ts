import type { Construct } from 'constructs'
import { subdomainName } from '../../kubernetes/names.js'
import { Place } from '../../props/place.js'
import { listOf, object, textBy } from '../../props/shape.js'
import type { CustomResource } from '../props/custom-resource.js'
import { objectShape } from '../props/object-shape.js'
import type { OwnShape } from '../props/own-props.js'
import { type ObjectProps, Resource } from '../resource.js'

export interface ManagedCertificateProps extends ObjectProps<CustomResource> {
  /** The hosts that it is for, at most 100, without `*`. Each must lead to the load balancer before Google signs. */
  readonly domains: readonly string[]
}

const shape: OwnShape<ManagedCertificateProps> = { domains: listOf(textBy(subdomainName, "a host such as 'shop.example.com'"), 1) }
const check = object({ ...objectShape, ...shape }, ['domains'])

/**
 * A certificate that Google obtains and renews for the load balancer of a GKE Ingress.
 *
 * `tls: { managedCertificate: true }` of an Ingress makes one for its hosts; this is for one that several share.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/managed-certs
 * @example
 * ```ts
 * const certificate = new ManagedCertificate(chart, 'certificate', { domains: ['shop.example.com', 'api.example.com'] })
 * new Ingress(chart, 'web', { className: 'gce', tls: { managedCertificate: certificate }, hosts: { 'shop.example.com': { '/': service } } })
 * ```
 */
export class ManagedCertificate extends Resource<CustomResource> {
  constructor(scope: Construct, id: string, props: ManagedCertificateProps) {
    super(scope, id, { apiVersion: 'networking.gke.io/v1', kind: 'ManagedCertificate' }, props)
    const place = new Place(this)
    if (!check(props, place)) return
    if (props.domains.length > 100) place.at('domains').refuse('are more than 100', 'make a second certificate')
    this['~body'] = { spec: { domains: props.domains } }
  }
}
