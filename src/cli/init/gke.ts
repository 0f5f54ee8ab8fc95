import { common, type Template } from './template.js'

/** A GKE cluster and an application in it, deployed by Pulumi; `steer synth` renders the application. */
export function gke(name: string, version: string): Template {
  return {
    files: {
      ...common.files,
      '.gitignore': 'node_modules/\ndist/\n',
      'cdk8s.yaml': 'language: typescript\napp: npx tsx main.ts\noutput: dist\n',
      'Pulumi.yaml': `name: ${name}
description: A GKE cluster and the application in it
main: main.ts
runtime:
  name: nodejs
  options:
    # tsx reads the TypeScript as it stands: nothing has to be built first.
    typescript: false
    nodeargs: --import tsx
`,
      'Pulumi.dev.yaml': `# Put in a project of your own.
config:
  gcp:project: example-dev
`,
      'main.ts': main(name),
    },
    dependencies: {
      '@pulumi/gcp': '^9.37.0',
      '@pulumi/kubernetes': '^4.34.0',
      '@pulumi/pulumi': '^3.248.0',
      cdk8s: '^2.70.0',
      constructs: '^10.4.0',
      steersman: `^${version}`,
    },
    devDependencies: common.devDependencies,
    next: ['npx steer synth', 'pulumi stack init dev', 'pulumi preview'],
  }
}

const main = (name: string): string => `import { App, Chart, Deployment, gkeAutopilot } from 'steersman'
import { GkeCluster } from 'steersman/gke'
import { deploy } from 'steersman/pulumi'

const target = gkeAutopilot({ location: 'europe-west1', deletionProtection: false })
const app = new App({ cluster: target })
const chart = new Chart(app, '${name}', { namespace: 'default' })

const web = new Deployment(chart, 'web', {
  replicas: 2,
  container: {
    image: 'nginxinc/nginx-unprivileged:1.29',
    ports: { http: 8080 },
    resources: { requests: { cpu: '250m', memory: '512Mi' }, limits: { memory: '512Mi' } },
    readinessProbe: { httpGet: { path: '/' } },
  },
}).expose({ type: 'LoadBalancer', ports: { http: 80 } })

const cluster = new GkeCluster('${name}', target)
const deployed = deploy('${name}', app, { cluster })
export const address = deployed.output(web, 'status.loadBalancer.ingress[0].ip')
`
