import { ApiObject } from 'cdk8s'
import type { IConstruct } from 'constructs'
import { resourceKey } from '../../../tree/resource-key.js'
import { type ObjectProps, Resource } from '../../resource.js'
import { type Backend, portNameOf, serviceOf } from '../backend.js'
import { readinessPath } from '../readiness-path.js'
import type { Service } from '../service.js'
import type { ServiceRef } from '../service-port.js'
import type { AnyIngressProps, GkeOptions } from './types.js'

/** An object of GKE's own API, made beside the Ingress that names it. */
class GkeObject extends Resource {
  constructor(scope: Resource, id: string, apiVersion: string, kind: string, props: ObjectProps, spec: Record<string, unknown>) {
    super(scope, id, { apiVersion, kind }, props)
    this['~body'] = { spec }
  }
}

/**
 * The annotations by which GKE's Ingress is told its class, address, certificate and redirect.
 * GKE does not act on `ingressClassName`. Makes the ManagedCertificate and FrontendConfig that they name.
 */
export function gkeAnnotations(ingress: Resource, props: AnyIngressProps): Record<string, string | undefined> {
  const { className, gke = {}, tls, hosts } = props
  if (tls?.managedCertificate)
    new GkeObject(
      ingress,
      'certificate',
      'networking.gke.io/v1',
      'ManagedCertificate',
      { name: ingress.name },
      { domains: Object.keys(hosts).filter((host) => host !== '*') },
    )
  if (gke.httpsRedirect)
    new GkeObject(
      ingress,
      'frontend',
      'networking.gke.io/v1beta1',
      'FrontendConfig',
      { name: ingress.name },
      { redirectToHttps: { enabled: true } },
    )
  return {
    'kubernetes.io/ingress.class': className,
    [`kubernetes.io/ingress.${className === 'gce' ? 'global' : 'regional'}-static-ip-name`]: gke.staticIpName,
    'ingress.gcp.kubernetes.io/pre-shared-cert': tls?.preSharedCertificate,
    'networking.gke.io/managed-certificates': tls?.managedCertificate && ingress.name,
    'networking.gke.io/v1beta1.FrontendConfig': gke.httpsRedirect ? ingress.name : undefined,
  }
}

/**
 * Tells each Service behind a GKE Ingress that the load balancer reaches its pods directly, and what its health check asks:
 * GKE asks for `/` unless a BackendConfig names the path of the readiness probe. A Service made elsewhere is left as it is.
 */
export function prepareGkeBackends(backends: readonly Backend[], gke: GkeOptions | undefined): void {
  for (const backend of backends) {
    const service = serviceOf(backend) as ServiceRef | IConstruct
    if (!('node' in service)) continue
    const object: ApiObject = ApiObject.of(service)
    object.metadata.addAnnotation('cloud.google.com/neg', '{"ingress":true}')
    const path = readinessPath(service as unknown as Service, portNameOf(backend))
    const spec = {
      healthCheck: path === undefined || path === '/' ? undefined : { requestPath: path },
      securityPolicy: gke?.securityPolicy === undefined ? undefined : { name: gke.securityPolicy },
      cdn: gke?.cdn === undefined ? undefined : { enabled: gke.cdn },
      iap: gke?.iap && { enabled: true, oauthclientCredentials: { secretName: gke.iap.name } },
      timeoutSec: gke?.timeoutSeconds,
    }
    if (!(resourceKey in object) || Object.values(spec).every((each) => each === undefined) || object.node.tryFindChild('backend-config'))
      continue
    new GkeObject(object as unknown as Resource, 'backend-config', 'cloud.google.com/v1', 'BackendConfig', { name: object.name }, spec)
    object.metadata.addAnnotation('cloud.google.com/backend-config', JSON.stringify({ default: object.name }))
  }
}
