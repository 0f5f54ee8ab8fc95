import type { InitContainerProps } from '../../constructs/pods/container.js'
import type { Resources } from '../../constructs/pods/resources.js'
import { resourcesCheck } from '../../constructs/pods/resources.js'
import type { Token } from '../../constructs/values/types.js'
import { nonEmptyText, object, portNumber, type Shape } from '../../props/shape.js'

export interface ProxyOptions {
  /** Where the database answers in the pod. Default 5432. */
  readonly port?: number
  /** Default: requests of 100m and 64Mi, and a limit of 256Mi. */
  readonly resources?: Resources
  /** Default `gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3`. */
  readonly image?: string
}
export const proxyCheck = object({ port: portNumber, resources: resourcesCheck, image: nonEmptyText } satisfies Shape<ProxyOptions>)

/** An entry of `initContainers`: it starts before the other containers, and ends after them. */
export type ProxySidecar = Extract<InitContainerProps, { readonly restartPolicy: 'Always' }>

export const defaultPort = 5432
const healthPort = 9801

/** Cloud SQL Auth Proxy, which encrypts the way to the database and logs in as the pods. */
export function proxySidecar(connectionName: Token, { port = defaultPort, resources, image }: ProxyOptions): ProxySidecar {
  return {
    image: image ?? 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3',
    restartPolicy: 'Always',
    args: [
      '--private-ip',
      '--auto-iam-authn',
      '--structured-logs',
      '--exit-zero-on-sigterm',
      `--port=${port}`,
      '--health-check',
      '--http-address=0.0.0.0',
      `--http-port=${healthPort}`,
      connectionName,
    ],
    resources: resources ?? { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '256Mi' } },
    // The containers start when the proxy answers. Its port is no port of the pod, so no Service leads to it.
    startupProbe: { httpGet: { path: '/startup', port: healthPort }, periodSeconds: 1, failureThreshold: 60 },
    livenessProbe: { httpGet: { path: '/liveness', port: healthPort } },
    securityContext: {
      runAsNonRoot: true,
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
      seccompProfile: 'RuntimeDefault',
    },
  }
}
