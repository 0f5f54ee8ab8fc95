import { App, Chart, Deployment, Ingress, ServiceAccount } from 'steersman'
import {
  ArtifactRegistry,
  BackupPlan,
  BucketVolume,
  DnsZone,
  FilestoreInstance,
  FilestoreVolume,
  PostgresDatabase,
  PublicAddress,
  RedisCache,
  SecretFiles,
  SecretManagerSecret,
  WorkloadIdentity,
} from 'steersman/gke'
import { deploy } from 'steersman/pulumi'
import { afterEach, expect, it, vi } from 'vitest'
import { formatLeftOut } from '../../src/app/left-out.js'
import { render } from '../../src/app/render.js'
import { standInForEngine } from '../../src/engines/pulumi/files/without-engine.js'
import { type Handover, hostKey } from '../../src/model/handover.js'
import { smallCluster } from './support.js'

const holder = globalThis as { [hostKey]?: unknown }
afterEach(() => {
  delete holder[hostKey]
  vi.unstubAllEnvs()
})

/** The program as `steer` reads it: no engine runs, and nothing is made. */
function read(program: () => void): Handover {
  const handovers: Handover[] = []
  holder[hostKey] = { appMade: () => {}, receive: (handover: Handover) => handovers.push(handover) }
  vi.stubEnv('GOOGLE_PROJECT', 'demo')
  standInForEngine()
  program()
  expect(handovers).toHaveLength(1)
  return handovers[0]!
}

it('files have every name that is known before anything is made, and ask for what only Google Cloud tells', () => {
  const handover = read(() => {
    const cluster = smallCluster()
    const address = new PublicAddress('shop', { scope: 'global' })
    const { host } = new DnsZone('example-com', { domain: 'example.com' }).record('shop', { address })
    const image = new ArtifactRegistry('shop', { location: 'europe-west1', readers: [cluster] }).imageByTag('server:1')
    const database = new PostgresDatabase('shop', { cluster })
    const app = new App()
    const shop = new Chart(app, 'shop', { namespace: 'shop' })
    const serviceAccount = new ServiceAccount(shop, 'account')
    const identity = new WorkloadIdentity('server', { cluster, serviceAccount, as: 'google-service-account' })
    const files = new SecretFiles(shop, 'secrets', { files: { token: new SecretManagerSecret('token', { readers: [identity] }) } })
    const server = new Deployment(shop, 'server', {
      serviceAccount,
      volumes: { secrets: files.volume },
      initContainers: { database: database.proxySidecar() },
      container: {
        image: 'example/server:1.4.2',
        ports: { http: 80 },
        mounts: { '/secrets': 'secrets' },
        env: { ...database.login(identity).env },
      },
    })
    new Ingress(shop, 'web', { className: 'gce', gke: address.forIngress(), hosts: { [host]: { '/': server.expose() } } })
    void image
    deploy('shop', app, { cluster })
  })
  expect(() => render(handover)).toThrow(/waits for shop.connectionName, known only at deployment/)
  const { stream } = render(handover, { values: { 'shop.connectionName': 'demo:europe-west1:shop-1' } })
  for (const text of [
    'kubernetes.io/ingress.global-static-ip-name: shop\n',
    'iam.gke.io/gcp-service-account: server@demo.iam.gserviceaccount.com\n',
    'resourceName: "projects/demo/secrets/token/versions/latest"\n',
    'value: server@demo.iam\n',
    '- demo:europe-west1:shop-1\n',
  ])
    expect(stream).toContain(text)
})

it('volumes ask for the address of the files, and for the name of a bucket that has none of its own', () => {
  const handover = read(() => {
    const cluster = smallCluster()
    const app = new App()
    const shop = new Chart(app, 'shop', { namespace: 'shop' })
    const serviceAccount = new ServiceAccount(shop, 'account')
    const writers = [new WorkloadIdentity('server', { cluster, serviceAccount })]
    const instance = new FilestoreInstance('uploads', { cluster, storage: '1Ti' })
    new Deployment(shop, 'server', {
      serviceAccount,
      container: {
        image: 'example/server:1.4.2',
        mounts: {
          '/uploads': new FilestoreVolume(shop, 'uploads', { instance }).mount(),
          '/pictures': new BucketVolume('pictures', { cluster, writers }).mount(),
          '/films': new BucketVolume('films', { cluster, writers, name: 'example-com-films' }).mount(),
        },
      },
    })
    deploy('shop', app, { cluster })
  })
  expect(() => render(handover)).toThrow(/waits for pictures\.bucketName[\s\S]*waits for uploads\.ipAddress[\s\S]*\n2 errors$/)
  const { stream } = render(handover, { values: { 'uploads.ipAddress': '10.1.2.3', 'pictures.bucketName': 'pictures-1' } })
  for (const text of [
    'ip: 10.1.2.3\n',
    'volumeHandle: modeInstance/europe-west1/uploads/vol1\n',
    'bucketName: pictures-1\n',
    'bucketName: example-com-films\n',
  ])
    expect(stream).toContain(text)
})

it('a login to Redis asks for its host only: its Secret is left out, as every one whose values the program knows', () => {
  const handover = read(() => {
    const cluster = smallCluster()
    new BackupPlan('daily', { cluster })
    const app = new App()
    const shop = new Chart(app, 'shop', { namespace: 'shop' })
    const { env, certificates } = new RedisCache('shop', { cluster }).login(shop)
    new Deployment(shop, 'server', { container: { image: 'example/server:1', env, mounts: { '/etc/redis': certificates } } })
    deploy('shop', app, { cluster })
  })
  const { stream, leftOut } = render(handover, { values: { 'shop.host': '10.20.0.4' } })
  expect(stream).toMatch(/- name: REDIS_PORT\n +value: "6378"\n/)
  expect(stream).not.toContain('kind: Secret')
  expect(formatLeftOut(leftOut)).toMatch(/kubectl create secret generic shop-redis --namespace=shop .*PASSWORD/)
})

it('a value that is given wins over the known one', () => {
  const handover = read(() => {
    const address = new PublicAddress('shop', { scope: 'global' })
    const app = new App()
    const shop = new Chart(app, 'shop')
    const service = new Deployment(shop, 'server', { container: { image: 'example/server:1', ports: { http: 80 } } }).expose()
    new Ingress(shop, 'web', { className: 'gce', gke: address.forIngress(), hosts: { '*': { '/': service } } })
    deploy('shop', app, { context: 'minikube' })
  })
  expect(render(handover, { values: { 'shop.addressName': 'another' } }).stream).toContain('global-static-ip-name: another\n')
})
