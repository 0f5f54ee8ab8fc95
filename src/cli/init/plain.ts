import { common, type Template } from './template.js'

/** An application for any cluster, with an environment for minikube and one for production. */
export function plain(name: string, version: string): Template {
  return {
    files: {
      ...common.files,
      'cdk8s.yaml': 'language: typescript\napp: npx tsx main.ts\noutput: dist\n',
      'main.ts': main(name),
    },
    dependencies: { cdk8s: '^2.70.0', constructs: '^10.4.0', steersman: `^${version}` },
    devDependencies: common.devDependencies,
    next: ['npx steer synth', 'kubectl apply -f dist/minikube'],
  }
}

const main = (
  name: string,
): string => `import { App, Chart, Deployment, Ingress, localImages, restricted, selectEnvironment } from 'steersman'

const environment = selectEnvironment(
  {
    minikube: { host: '${name}.test', replicas: 1, profiles: [localImages] },
    production: { host: '${name}.example.com', replicas: 3, profiles: [restricted] },
  },
  { default: 'minikube' },
)
const { host, replicas, profiles } = environment.values

const app = new App({ environment, profiles })
const chart = new Chart(app, '${name}')

const web = new Deployment(chart, 'web', {
  replicas,
  container: {
    image: 'nginxinc/nginx-unprivileged:1.29',
    ports: { http: 8080 },
    resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } },
    readinessProbe: { httpGet: { path: '/' } },
  },
})
new Ingress(chart, 'entry', { className: 'nginx', hosts: { [host]: { '/': web.expose() } } })

app.synth()
`
