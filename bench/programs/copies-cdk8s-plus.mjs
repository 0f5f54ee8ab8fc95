import { createRequire } from 'node:module'
import { copies, outdir } from './arguments.mjs'

const require = createRequire(import.meta.url)
const { App, Chart, Size } = require('cdk8s')
const { ConfigMap, Cpu, Deployment, Env, EnvValue, Ingress, IngressBackend, Probe } = require('cdk8s-plus-27')

const app = new App({ outdir })
const chart = new Chart(app, 'copies', { namespace: 'bench' })
for (let number = 0; number < copies; number++) {
  const settings = new ConfigMap(chart, `settings-${number}`, {
    data: { LOG_LEVEL: 'info', REGION: 'europe-west1', NUMBER: String(number) },
  })
  const server = new Deployment(chart, `server-${number}`, {
    replicas: 3,
    containers: [
      {
        image: 'example/server:1.4.2',
        portNumber: 8080,
        envFrom: [Env.fromConfigMap(settings)],
        envVariables: { MODE: EnvValue.fromValue('production') },
        resources: { cpu: { request: Cpu.millis(100) }, memory: { request: Size.mebibytes(128), limit: Size.mebibytes(128) } },
        readiness: Probe.fromHttpGet('/healthz'),
      },
    ],
  })
  new Ingress(chart, `web-${number}`, {
    className: 'nginx',
    rules: [{ host: `web-${number}.example.com`, path: '/', backend: IngressBackend.fromService(server.exposeViaService()) }],
  })
}
app.synth()
