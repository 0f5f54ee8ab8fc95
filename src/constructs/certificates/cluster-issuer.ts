import type { Construct } from 'constructs'
import { Place } from '../../props/place.js'
import type { CustomResource } from '../props/custom-resource.js'
import { Resource } from '../resource.js'
import { type IssuerProps, issuerCheck, issuerSpec } from './issuer-props.js'

/**
 * Who signs certificates in all namespaces; of cert-manager.
 *
 * It has no namespace. The Secrets that it names are those of the namespace in which cert-manager runs.
 *
 * @see https://cert-manager.io/docs/configuration/
 * @example
 * ```ts
 * const letsencrypt = new ClusterIssuer(chart, 'letsencrypt', {
 *   acme: {
 *     server: 'https://acme-v02.api.letsencrypt.org/directory',
 *     email: 'ops@example.com',
 *     solvers: [{ http01: { ingress: { ingressClassName: 'nginx' } } }],
 *   },
 * })
 * new Ingress(chart, 'web', { className: 'nginx', tls: { clusterIssuer: letsencrypt }, hosts: { 'shop.example.com': { '/': service } } })
 * ```
 */
export class ClusterIssuer extends Resource<CustomResource> {
  constructor(scope: Construct, id: string, props: IssuerProps) {
    super(scope, id, { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer' }, props)
    if (issuerCheck(props, new Place(this))) this['~body'] = { spec: issuerSpec(props, this.name) }
  }
}
