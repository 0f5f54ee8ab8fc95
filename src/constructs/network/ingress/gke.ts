import { ApiObject } from 'cdk8s'
import type { IConstruct } from 'constructs'
import { metadataParts } from '../../../tree/cdk8s-internals.js'
import { resourceKey } from '../../../tree/resource-key.js'
import { BackendConfig, type BackendConfigProps, backendConfigKey } from '../../gke/backend-config.js'
import { FrontendConfig } from '../../gke/frontend-config.js'
import { ManagedCertificate } from '../../gke/managed-certificate.js'
import { nameOf } from '../../props/named.js'
import type { Resource } from '../../resource.js'
import type { AbsolutePath } from '../../values/types.js'
import { type Backend, portNameOf, serviceOf } from '../backend.js'
import { readinessPath } from '../readiness-path.js'
import type { Service } from '../service.js'
import type { ServiceRef } from '../service-port.js'
import type { AnyIngressProps, GkeOptions } from './types.js'

/**
 * The annotations by which GKE's Ingress is told its class, address, certificate and redirect.
 * GKE does not act on `ingressClassName`. Makes the ManagedCertificate and FrontendConfig that they name.
 */
export function gkeAnnotations(ingress: Resource, props: AnyIngressProps): Record<string, string | undefined> {
  const { className, gke = {}, tls, hosts } = props
  const certificate =
    tls?.managedCertificate === true
      ? new ManagedCertificate(ingress, 'certificate', { name: ingress.name, domains: Object.keys(hosts).filter((host) => host !== '*') })
      : tls?.managedCertificate
  const frontend = gke.httpsRedirect
    ? new FrontendConfig(ingress, 'frontend', { name: ingress.name, redirectToHttps: { enabled: true } })
    : gke.frontendConfig
  return {
    'kubernetes.io/ingress.class': className,
    [`kubernetes.io/ingress.${className === 'gce' ? 'global' : 'regional'}-static-ip-name`]: gke.staticIpName,
    'ingress.gcp.kubernetes.io/pre-shared-cert': tls?.preSharedCertificate,
    'networking.gke.io/managed-certificates': nameOf(certificate),
    'networking.gke.io/v1beta1.FrontendConfig': nameOf(frontend),
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
    if (!(resourceKey in object) || object.node.tryFindChild('backend-config') || ownBackendConfig(object)) continue
    const path = readinessPath(service as unknown as Service, portNameOf(backend)) as AbsolutePath | undefined
    const props: BackendConfigProps = {
      healthCheck: path === undefined || path === '/' ? undefined : { requestPath: path },
      securityPolicy: gke?.securityPolicy === undefined ? undefined : { name: gke.securityPolicy },
      cdn: gke?.cdn === undefined ? undefined : { enabled: gke.cdn },
      iap: gke?.iap && { enabled: true, oauthclientCredentials: { secretName: gke.iap } },
      timeoutSec: gke?.timeoutSeconds,
    }
    if (Object.values(props).every((each) => each === undefined)) continue
    new BackendConfig(object, 'backend-config', { name: object.name, ...props }).bindTo(object as unknown as Service)
  }
}

/** Whether the program says itself how the load balancer treats a Service. */
function ownBackendConfig(service: ApiObject): boolean {
  return backendConfigKey in metadataParts(service.metadata).annotations
}
