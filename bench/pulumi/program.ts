import { readFileSync, writeFileSync } from 'node:fs'
import { Deployment as DeploymentResource } from '@pulumi/kubernetes/apps/v1/deployment.js'
import { ConfigMap as ConfigMapResource } from '@pulumi/kubernetes/core/v1/configMap.js'
import { Service as ServiceResource } from '@pulumi/kubernetes/core/v1/service.js'
import { Ingress as IngressResource } from '@pulumi/kubernetes/networking/v1/ingress.js'
import { Provider } from '@pulumi/kubernetes/provider.js'
import { ComponentResource, type CustomResource, type CustomResourceOptions } from '@pulumi/pulumi'
import { App, Chart, ConfigMap, Deployment, Ingress } from 'steersman'
import { deploy } from 'steersman/pulumi'
import { run } from '../../test/pulumi-engine/index.js'

// Registers the same objects with an engine in this process: by deploy(), or by the classes of Pulumi from literals.
// program.ts deploy|literals COPIES FILE: four objects for each copy; deploy writes into FILE what literals reads there.
const [way, copies = '0', file = ''] = process.argv.slice(2)

/** What is registered, as far as both ways must agree. */
interface Entry {
  readonly name: string
  readonly inputs: { readonly kind: string }
  readonly waits: readonly string[]
}

function makeApp(): App {
  const app = new App()
  const chart = new Chart(app, 'copies', { namespace: 'bench' })
  for (let number = 0; number < Number(copies); number++) {
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
  return app
}

const classes: Readonly<Record<string, new (name: string, inputs: never, options: CustomResourceOptions) => CustomResource>> = {
  ConfigMap: ConfigMapResource,
  Deployment: DeploymentResource,
  Service: ServiceResource,
  Ingress: IngressResource,
}

function register(entries: readonly Entry[], provider: Provider): void {
  const app = new ComponentResource('steersman:index:App', 'bench', {}, { providers: [provider] })
  const chart = new ComponentResource('steersman:index:Chart', 'bench/copies', {}, { parent: app })
  const made = new Map<string, CustomResource>()
  for (const { name, inputs, waits } of entries)
    made.set(name, new classes[inputs.kind]!(name, inputs as never, { parent: chart, dependsOn: waits.map((each) => made.get(each)!) }))
}

const entries = way === 'literals' ? (JSON.parse(readFileSync(file, 'utf8')) as Entry[]) : []
const { registrations, succeeded, diagnostics } = await run({
  program: () => {
    const provider = new Provider('bench', { enableConfigMapMutable: true, enableSecretMutable: true })
    if (way === 'literals') register(entries, provider)
    else deploy('bench', makeApp(), { provider })
  },
})
if (!succeeded) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
const objects = registrations.filter(({ type }) => type.startsWith('kubernetes:'))
if (objects.length !== Number(copies) * 4) throw new Error(`${objects.length} objects were registered`)
if (way === 'deploy') {
  const names = new Map(registrations.map(({ urn, name }) => [urn, name]))
  const order = ['ConfigMap', 'Service', 'Deployment', 'Ingress']
  const rank = ({ inputs }: Entry): number => order.indexOf(inputs.kind)
  const list = objects.map(
    ({ name, inputs, dependencies }): Entry => ({ name, inputs: inputs as never, waits: dependencies.map((urn) => names.get(urn)!) }),
  )
  writeFileSync(file, JSON.stringify(list.sort((a, b) => rank(a) - rank(b))))
}
