import type { Manifest } from './client.js'

/** A Deployment that works; the parts given replace its own. */
export function deployment(name: string, spec: object = {}, pod: object = {}, container: object = {}) {
  const labels = { app: name }
  const ports = [{ name: 'http', containerPort: 8080 }]
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'main', image: 'registry.example/web:1.0.0', ports, ...container }], ...pod },
      },
      ...spec,
    },
  } satisfies Manifest
}

/** A Service of the pods that `deployment` of the same name makes. */
export function service(name: string, { targetPort = 8080, ...spec }: { targetPort?: number | string; [field: string]: unknown } = {}) {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app: name }, ports: [{ port: 80, targetPort }], ...spec },
  } satisfies Manifest
}
