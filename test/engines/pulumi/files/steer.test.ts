import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { run, TemporaryProject } from '../../../pulumi-engine/index.js'
import { parseManifests } from '../../../support/manifests.js'

const steerCommand = resolve(import.meta.dirname, '../../../../lib/cli/main.js')

const project = new TemporaryProject({
  'package.json': '{ "type": "module" }',
  'Pulumi.yaml':
    'name: shop\nmain: main.ts\nruntime:\n  name: nodejs\n  options: { typescript: false, nodeargs: --import tsx }\nconfig:\n  replicas: 3\n',
  'Pulumi.dev.yaml': 'config:\n  shop:password:\n    secure: AAABAF\n  gcp:project: example-dev\n',
  'values.yaml': 'address: 203.0.113.7\nid: projects/x\nimage: example/server:1\nshop:token: abc\n',
  'main.ts': `import { getZonesOutput } from '@pulumi/gcp/compute/getZones.js'
import { GlobalAddress } from '@pulumi/gcp/compute/globalAddress.js'
import { Config, StackReference } from '@pulumi/pulumi'
import { App, Chart, ConfigMap, Deployment, gkeStandard, ref, Secret } from 'steersman'
import { GkeCluster } from 'steersman/gke'
import { deploy } from 'steersman/pulumi'

const config = new Config()
const address = new GlobalAddress('shop')
const zones = getZonesOutput({ region: 'europe-west1' })
const images = new StackReference('organization/images/main')
const target = gkeStandard({ location: 'europe-west1', nodePools: { main: { machineType: 'e2-standard-4', nodes: { min: 1, max: 5 } } } })
const app = new App({ cluster: target })
const shop = new Chart(app, 'shop', { namespace: 'shop' })
new Secret(shop, 'login', { stringData: { PASSWORD: ref(config.requireSecret('password'), 'password') } })
new ConfigMap(shop, 'settings', { data: { zones: ref(zones.apply(({ names }) => names.join()), 'id'), token: config.get('token') ?? 'none' } })
const service = new Deployment(shop, 'server', {
  replicas: config.requireNumber('replicas'),
  container: {
    image: ref(images.requireOutput('server'), 'image'),
    ports: { http: 80 },
    env: { URL: \`https://\${ref(address.address, 'address')}.nip.io\`, ID: ref(address.id.apply((id) => id.toUpperCase()), 'id') },
  },
}).expose({ type: 'LoadBalancer' })
const deployed = deploy('shop', app, { cluster: new GkeCluster('shop', target) })
export const ip = deployed.output(service, 'status.loadBalancer.ingress[0].ip')
`,
})
afterAll(() => project[Symbol.dispose]())

function steer(...args: string[]) {
  const { NODE_OPTIONS, VITEST, FORCE_COLOR, ...env } = process.env
  const bin = resolve(import.meta.dirname, '../../../../node_modules/.bin')
  return spawnSync(process.execPath, [steerCommand, ...args], {
    cwd: project.folder,
    env: { ...env, NO_COLOR: '1', PATH: `${bin}:${env.PATH}` },
    encoding: 'utf8',
  })
}

describe('a program that deploys', { timeout: 120_000 }, () => {
  it.each([
    ['in the process of the command', 'npx tsx main.ts'],
    ['in one of its own', 'true && node --import tsx main.ts'],
  ])('is rendered with values, %s', (_, app) => {
    const { status, stdout, stderr } = steer('synth', '--app', app, '--values', 'values.yaml', '--stdout')
    expect(stderr).toContain('kubectl create secret generic login')
    expect({ status, error: /error/.exec(stderr)?.[0] }).toEqual({ status: 0, error: undefined })
    const objects = parseManifests(stdout)
    expect(objects.map(({ kind }) => kind)).toEqual(['ConfigMap', 'Service', 'Deployment'])
    expect(objects[0]).toMatchObject({ data: { zones: 'projects/x', token: 'none' } })
    expect(objects[2]).toMatchObject({
      spec: {
        replicas: 3,
        template: {
          spec: {
            containers: [
              {
                image: 'example/server:1',
                env: [
                  { name: 'URL', value: 'https://203.0.113.7.nip.io' },
                  { name: 'ID', value: 'projects/x' },
                ],
              },
            ],
          },
        },
      },
    })
  })

  it('without values, everything that is missing is told together', () => {
    const { status, stdout, stderr } = steer('synth', '--app', 'npx tsx main.ts', '--stdout')
    expect(stdout).toBe('')
    expect(status).toBe(1)
    expect([...stderr.matchAll(/^error (\S+ \S+): waits for (\w+),/gm)].map(([, where, label]) => `${where} ${label}`)).toEqual([
      'shop/settings data.zones id',
      'shop/server spec.template.spec.containers[0].image image',
      'shop/server spec.template.spec.containers[0].env[0].value address',
      'shop/server spec.template.spec.containers[0].env[1].value id',
    ])
  })

  it('a secret of the configuration that gets into a file is told by its key', () => {
    project.write({ 'Pulumi.dev.yaml': 'config:\n  shop:token:\n    secure: AAABAF\n  shop:password: x\n  gcp:project: example-dev\n' })
    const { status, stderr } = steer('synth', '--app', 'npx tsx main.ts', '--stdout')
    expect(status).toBe(1)
    expect(stderr).toMatch(/error shop\/settings data\.token: waits for shop:token, known only at deployment/)
    expect(steer('synth', '--app', 'npx tsx main.ts', '--values', 'values.yaml', '--stdout').stdout).toContain('token: abc')
  })

  it('is deployed by Pulumi as it stands', async () => {
    project.write({ 'Pulumi.dev.yaml': 'config:\n  shop:password:\n    secure: AAABAF\n  gcp:project: example-dev\n' })
    const result = await run({
      program: project.folder,
      preview: true,
      secrets: { 'shop:password': 'tr0ub4dor' },
      providers: {
        gcp: { invoke: () => ({ names: ['a', 'b'] }) },
        pulumi: { read: () => ({ name: 'organization/images/main', outputs: { server: 'example/server:2' }, secretOutputNames: [] }) },
      },
      timeout: 100_000,
    })
    expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(
      result.registrations
        .filter(({ type }) => type.startsWith('kubernetes:'))
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['shop/shop/login', 'shop/shop/server', 'shop/shop/server/service', 'shop/shop/settings'])
  })
})
