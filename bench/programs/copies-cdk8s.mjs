import { createRequire } from 'node:module'
import { copies, outdir } from './arguments.mjs'

// By require: importing cdk8s by names costs 20 ms more, and would only flatter us.
const { ApiObject, App, Chart } = createRequire(import.meta.url)('cdk8s')

const app = new App({ outdir })
const chart = new Chart(app, 'copies', { namespace: 'bench' })
for (let number = 0; number < copies; number++) {
  const labels = (name) => ({ 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'copies' })
  const [settings, server, web] = [`settings-${number}`, `server-${number}`, `web-${number}`]
  new ApiObject(chart, settings, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: settings, labels: labels(settings) },
    data: { LOG_LEVEL: 'info', REGION: 'europe-west1', NUMBER: String(number) },
  })
  const pods = { 'app.kubernetes.io/name': server }
  new ApiObject(chart, server, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: server, labels: labels(server) },
    spec: {
      replicas: 3,
      selector: { matchLabels: pods },
      template: {
        metadata: { labels: labels(server) },
        spec: {
          containers: [
            {
              name: server,
              image: 'example/server:1.4.2',
              ports: [{ name: 'http', containerPort: 8080 }],
              env: [{ name: 'MODE', value: 'production' }],
              envFrom: [{ configMapRef: { name: settings } }],
              resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } },
              readinessProbe: { httpGet: { path: '/healthz', port: 'http' } },
            },
          ],
        },
      },
    },
  })
  new ApiObject(chart, `${server}-service`, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: server, labels: labels(server) },
    spec: { selector: pods, ports: [{ name: 'http', port: 8080, targetPort: 'http' }] },
  })
  new ApiObject(chart, web, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: web, labels: labels(web) },
    spec: {
      ingressClassName: 'nginx',
      rules: [
        {
          host: `${web}.example.com`,
          http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: server, port: { name: 'http' } } } }] },
        },
      ],
    },
  })
}
app.synth()
