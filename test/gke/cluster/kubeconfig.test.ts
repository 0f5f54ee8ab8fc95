import { gkeStandard } from 'steersman'
import { GkeCluster } from 'steersman/gke'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { ControlPlaneEndpoints } from '../../../src/clusters/gke/endpoints.js'
import { plain, type Result, Secret } from '../../pulumi-engine/index.js'
import { part, runProgram, slimProps } from './support.js'

interface Kubeconfig {
  readonly 'current-context': string
  readonly clusters: readonly [{ readonly name: string; readonly cluster: object }]
  readonly contexts: readonly object[]
  readonly users: readonly [{ readonly name: string; readonly user: { readonly exec: { readonly env?: object } } }]
}

const publicIp = { access: 'public', authorizedNetworks: { office: '203.0.113.0/24' } } as const
const privateIp = { access: 'private' } as const
const inside = { allowExternalTraffic: false } as const
const byName = { server: 'https://gke-1a2b-123.europe-west1.gke.goog' }
const authority = { 'certificate-authority-data': 'Y2VydGlmaWNhdGU=' }
const byPublicAddress = { server: 'https://203.0.113.10', ...authority }
const byPrivateAddress = { server: 'https://10.0.0.2', ...authority }

/** What is declared, and how the cluster is reached then. An endpoint by name has a public certificate, so no authority of its own. */
const endpoints: readonly [string, ControlPlaneEndpoints, object][] = [
  ['by name', {}, byName],
  ['by name beside an address', { ip: publicIp }, byName],
  ['by name inside of Google Cloud', { dns: inside }, byName],
  ['by public address', { dns: false, ip: publicIp }, byPublicAddress],
  ['by public address when the name is for Google Cloud alone', { dns: inside, ip: publicIp }, byPublicAddress],
  ['by private address', { dns: false, ip: privateIp }, byPrivateAddress],
]

describe('the kubeconfig', () => {
  let result: Result
  beforeAll(async () => {
    result = await runProgram(() => {
      for (const [index, [, controlPlaneEndpoints]] of endpoints.entries())
        new GkeCluster(`shop-${index}`, gkeStandard({ ...slimProps, controlPlaneEndpoints }))
      const pluginEnvironment = { GOOGLE_APPLICATION_CREDENTIALS: '/run/key.json' }
      const { kubeconfig } = new GkeCluster('shop', gkeStandard(slimProps), { kubernetesProvider: { pluginEnvironment } })
      return { kubeconfig }
    })
  }, 60_000)

  function kubeconfigOf(cluster: string): Kubeconfig {
    const { kubeconfig } = plain(part(result, 'provider', cluster).inputs) as { readonly kubeconfig: string }
    expect(parse(kubeconfig)).toEqual(JSON.parse(kubeconfig)) // it is YAML as well
    return JSON.parse(kubeconfig) as Kubeconfig
  }

  it.each(endpoints.map(([how, , cluster], index) => ({ how, cluster, index })))('reaches the cluster $how', ({ cluster, index }) => {
    expect(kubeconfigOf(`shop-${index}`).clusters[0].cluster).toEqual(cluster)
  })

  it('has one name everywhere: the one that gcloud gives', () => {
    const kubeconfig = kubeconfigOf('shop')
    const name = 'gke_demo_europe-west1_shop'
    expect(kubeconfig['current-context']).toBe(name)
    expect(kubeconfig.clusters[0].name).toBe(name)
    expect(kubeconfig.users[0].name).toBe(name)
    expect(kubeconfig.contexts).toEqual([{ name, context: { cluster: name, user: name } }])
  })

  it('asks the plug-in of Google Cloud, and holds no credentials', () => {
    expect(kubeconfigOf('shop-0').users[0].user).toEqual({
      exec: {
        apiVersion: 'client.authentication.k8s.io/v1beta1',
        command: 'gke-gcloud-auth-plugin',
        interactiveMode: 'Never',
        provideClusterInfo: true,
        installHint: expect.stringContaining('gcloud components install gke-gcloud-auth-plugin'),
      },
    })
  })

  it('hands variables to the plug-in', () => {
    expect(kubeconfigOf('shop').users[0].user.exec.env).toEqual([{ name: 'GOOGLE_APPLICATION_CREDENTIALS', value: '/run/key.json' }])
  })

  it('is secret wherever it goes', () => {
    expect(result.outputs.kubeconfig).toBeInstanceOf(Secret)
    for (const { type, secrets } of result.registrations)
      expect(secrets).toEqual(type === 'pulumi:providers:kubernetes' ? ['kubeconfig'] : [])
  })
})
