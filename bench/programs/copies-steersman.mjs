import { App, Chart, ConfigMap, Deployment, Ingress } from 'steersman'
import { copies, outdir } from './arguments.mjs'

const app = new App({ outdir })
const chart = new Chart(app, 'copies', { namespace: 'bench' })
for (let number = 0; number < copies; number++) {
  const settings = new ConfigMap(chart, `settings-${number}`, { data: { LOG_LEVEL: 'info', REGION: 'europe-west1', NUMBER: number } })
  const server = new Deployment(chart, `server-${number}`, {
    replicas: 3,
    container: {
      image: 'example/server:1.4.2',
      ports: { http: 8080 },
      envFrom: [settings.envFrom()],
      env: { MODE: 'production' },
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } },
      readinessProbe: { httpGet: { path: '/healthz' } },
    },
  })
  new Ingress(chart, `web-${number}`, { className: 'nginx', hosts: { [`web-${number}.example.com`]: { '/': server.expose() } } })
}
app.synth()
