import type { Provider } from '@pulumi/kubernetes/provider.js'
import type { Output } from '@pulumi/pulumi'
import { App, Chart, Deployment, minikube } from 'steersman'
import { deploy } from 'steersman/pulumi'

declare const provider: Provider
declare const count: Output<number>
const app = new App({ cluster: minikube() })
const chart = new Chart(app, 'shop')
const server = new Deployment(chart, 'server', { container: { image: 'x' } })
const deployed = deploy('shop', app, { provider })
// @ts-expect-error a cluster and a provider | not beside
deploy('a', app, { cluster: { provider }, provider })
// @ts-expect-error a provider and a kubeconfig | not beside provider
deploy('b', app, { provider, context: 'minikube' })
// @ts-expect-error a declaration, which cannot be reached | provider
deploy('c', app, { cluster: minikube() })
// @ts-expect-error no name | is not assignable to parameter of type 'string'
deploy(app, { provider })
// @ts-expect-error something else than a construct | is not assignable to parameter of type 'IConstruct'
deploy('d', {}, { provider })
// @ts-expect-error an option that is none | does not exist
deploy('e', app, { provider, namespace: 'shop' })
// @ts-expect-error a field that is none | there is no readyReplica at that place
deployed.output(server, 'status.readyReplica')
// @ts-expect-error an index into an object | there is no [0] at that place
deployed.output(server, 'spec[0]')
// @ts-expect-error a value of another type | is not assignable to type
export const text: Output<string> = deployed.output(server, 'status.readyReplicas')
// @ts-expect-error an Output itself as a prop | is not assignable to type
new Deployment(chart, 'f', { replicas: count, container: { image: 'x' } })
