import type { Construct } from 'constructs'
import { Place } from '../../../props/place.js'
import { metadataParts } from '../../../tree/cdk8s-internals.js'
import { assignDefined } from '../../common/labels.js'
import type { CustomResource } from '../../props/custom-resource.js'
import { Resource } from '../../resource.js'
import { externalDnsAnnotations } from '../external-dns.js'
import type { Gateway } from './gateway.js'
import { isGkeGateway, prepareGkeGatewayBackends } from './gke.js'
import { attachedTo, checkAttachment, checkRedirect, parentRef } from './parents.js'
import { httpRouteCheck } from './route-check.js'
import type { HttpRouteProps } from './route-types.js'
import { backendsOf, rulesOf, wireRule } from './rules.js'
import { gatewayGroup } from './wire.js'

/**
 * Leads requests from a Gateway, by host and path, to Services.
 *
 * A Service of ours in another namespace is opened to it by a ReferenceGrant there. Behind a Gateway of GKE each Service gets a
 * HealthCheckPolicy with the path of its pods' readiness probe.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/gateway/
 * @example
 * ```ts
 * const gateway = Gateway.external(chart, 'web', { namespace: 'platform', listeners: ['http', 'https'] })
 * new HttpRoute(chart, 'web', {
 *   parent: gateway.listener('https'),
 *   hostnames: ['shop.example.com'],
 *   paths: { '/': client.expose(), '/api': { service: server.expose(), rewrite: '/' } },
 * })
 * new HttpRoute(chart, 'https', { parent: gateway.listener('http'), paths: { '/': { redirect: { scheme: 'https', statusCode: 301 } } } })
 * ```
 */
export class HttpRoute extends Resource<CustomResource> {
  constructor(scope: Construct, id: string, props: HttpRouteProps) {
    super(scope, id, { apiVersion: `${gatewayGroup}/v1`, kind: 'HTTPRoute' }, props)
    const place = new Place(this)
    if (!httpRouteCheck(props, place)) return
    const { hostnames, annotations, externalDns } = props
    const attached = attachedTo(props.parent, place.at('parent'))
    const rules = rulesOf(props.paths, place.at('paths'))
    for (const each of attached) {
      checkAttachment(this, hostnames ?? [], each)
      for (const { redirect, place: at } of rules)
        if (redirect?.scheme === 'https' && redirect.hostname === undefined && redirect.port === undefined && redirect.path === undefined)
          checkRedirect(each, at.at('redirect'))
    }
    if (attached.some(({ gateway }) => isGkeGateway((gateway as Partial<Gateway>)['~className'])))
      prepareGkeGatewayBackends(rules.flatMap(backendsOf))
    assignDefined(metadataParts(this.metadata).annotations as Record<string, string>, externalDnsAnnotations(externalDns), annotations)
    this['~body'] = {
      spec: {
        parentRefs: attached.map((each) => parentRef(each, this.namespace)),
        hostnames,
        rules: rules.map((rule) => wireRule(this, rule)),
      },
    }
  }
}
