import type { Deployment as DeploymentResource } from '@pulumi/kubernetes/apps/v1/deployment.js'
import type { Provider } from '@pulumi/kubernetes/provider.js'
import { type CustomResource, type Input, type Output, Resource } from '@pulumi/pulumi'
import { App, Chart, ConfigMap, Deployment, Manifest, ref } from 'steersman'
import { deploy } from 'steersman/pulumi'

declare const provider: Provider
declare const address: Output<string>
declare const size: Output<number>
declare const kubeconfig: Input<string>
const app = new App()
const chart = new Chart(app, 'shop')
const server = new Deployment(chart, 'server', {
  replicas: ref(size),
  container: { image: 'x', env: { URL: `https://${ref(address)}` }, ports: { http: 80 } },
})
const service = server.expose()
const settings = new ConfigMap(chart, 'settings', { data: { a: 'b' } })
const rule = new Manifest(chart, 'rule', { apiVersion: 'example.com/v1', kind: 'Rule', spec: {} })

const deployed = deploy('shop', app, { cluster: { provider } })
deploy('one', chart, { provider, dependsOn: deployed, deletedWith: deployed, aliases: [{ name: 'old' }] })
deploy('two', server, { kubeconfig, context: 'minikube', clusterIdentifier: address })
deploy('three', app, { context: 'minikube', adopt: [server], moved: { 'shop/a': 'shop/b' }, resourceOptions: () => ({ protect: true }) })
deploy('four', app, { parent: deployed, adopt: ({ manifest }) => manifest.kind === 'Namespace' })

export const ip: Output<string> = deployed.output(service, 'status.loadBalancer.ingress[0].ip')
export const owner: Output<string> = deployed.output(settings, 'metadata.annotations["example.com/owner"]')
export const replicas: Output<number> = deployed.output(server, 'status.readyReplicas')
export const phase: Output<unknown> = deployed.output(rule, 'status.phase')
export const resource: DeploymentResource = deployed.resource(server)
export const other: CustomResource = deployed.resource(rule)
export const isResource: boolean = Resource.isInstance(deployed)
