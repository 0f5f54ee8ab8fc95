import type { ApiObject } from 'cdk8s'
import { Construct } from 'constructs'
import { resourceKey } from '../../../tree/resource-key.js'
import { Resource } from '../../resource.js'
import { type Backend, portNameOf, serviceOf } from '../backend.js'
import { readinessPath } from '../readiness-path.js'
import type { Service } from '../service.js'

/** Whether a class is one of GKE's. */
export function isGkeGateway(className: unknown): boolean {
  return typeof className === 'string' && className.startsWith('gke-l7-')
}

class HealthCheckPolicy extends Resource {
  constructor(scope: Service, requestPath: string) {
    super(scope, 'health-check', { apiVersion: 'networking.gke.io/v1', kind: 'HealthCheckPolicy' }, { name: scope.name })
    this['~body'] = {
      spec: {
        default: { config: { type: 'HTTP', httpHealthCheck: { requestPath } } },
        targetRef: { group: '', kind: 'Service', name: scope.name },
      },
    }
  }
}

/**
 * Tells a Gateway of GKE what its health check asks each Service behind it: it asks for `/` unless a HealthCheckPolicy names the path
 * of the readiness probe. A Service made elsewhere is left as it is.
 */
export function prepareGkeGatewayBackends(backends: readonly Backend[]): void {
  for (const backend of backends) {
    const service = serviceOf(backend) as unknown as Service
    if (!Construct.isConstruct(service) || !(resourceKey in (service as ApiObject))) continue
    const path = readinessPath(service, portNameOf(backend))
    if (path !== undefined && path !== '/' && !service.node.tryFindChild('health-check')) new HealthCheckPolicy(service, path)
  }
}
