import { describe, expect, it } from 'vitest'
import { ConfigMap, Pod, type ProjectedSource, Secret, type Volumes } from '../../../src/index.js'
import type { JsonObject } from '../../../src/model/model.js'
import { complaintsOf, manifestOf } from '../synth.js'

const image = 'example/server:1'
type Make = (config: ConfigMap<'A' | 'B'>, secret: Secret<'C'>) => Volumes<string>
const config = (chart: ConstructorParameters<typeof Pod>[0]) => new ConfigMap(chart, 'config', { data: { A: 'a', B: 'b' } })
const secret = (chart: ConstructorParameters<typeof Pod>[0]) => Secret.external(chart, 'secret', { keys: ['C'] }) as Secret<'C'>
const volumeOf = (make: Make): unknown => {
  const pod = manifestOf('Pod', (chart) => new Pod(chart, 'p', { volumes: make(config(chart), secret(chart)), container: { image } }))
  const { name: _, ...volume } = ((pod.spec as JsonObject).volumes as JsonObject[])[0]!
  return volume
}
const wrong = (make: (config: ConfigMap<'A' | 'B'>) => unknown): string[] =>
  complaintsOf((chart) => new Pod(chart, 'p', { volumes: { v: make(config(chart)) as never }, container: { image } })).map((each) =>
    each.replace('props/invalid shop/p volumes.v.projected.', ''),
  )
const sources = (...list: unknown[]) => ({ projected: { sources: list as ProjectedSource[] } })

describe('a projected volume', () => {
  it('holds every source that Kubernetes has', () => {
    expect(
      volumeOf((map, key) => ({
        v: {
          projected: {
            defaultMode: 0o400,
            sources: [
              { configMap: { from: map, items: { A: 'a', B: { path: 'in/b', mode: 0o440 } }, optional: true, rollOnChange: false } },
              { secret: { from: key, items: { C: 'c' } } },
              {
                downwardAPI: {
                  name: 'metadata.name',
                  ip: { fieldRef: 'status.podIP', mode: 0o400 },
                  memory: { resourceFieldRef: 'limits.memory', mode: 0o444 },
                },
              },
              { serviceAccountToken: { path: 'token', audience: 'vault', expirationSeconds: 2 ** 32 } },
              { clusterTrustBundle: { name: 'example.com:internal:ca', path: 'ca.pem', optional: true } },
              {
                clusterTrustBundle: {
                  signerName: 'example.com/internal',
                  labelSelector: { matchLabels: { live: 'yes' } },
                  path: 'roots.pem',
                },
              },
              {
                podCertificate: {
                  signerName: 'example.com/internal',
                  keyType: 'ED25519',
                  maxExpirationSeconds: 3600,
                  credentialBundlePath: 'bundle.pem',
                  userAnnotations: { 'example.com/host': 'a', 'example.com/none': undefined },
                },
              },
            ],
          },
        },
      })),
    ).toEqual({
      projected: {
        defaultMode: 0o400,
        sources: [
          {
            configMap: {
              name: 'config',
              items: [
                { key: 'A', path: 'a' },
                { key: 'B', path: 'in/b', mode: 0o440 },
              ],
              optional: true,
            },
          },
          { secret: { name: 'secret', items: [{ key: 'C', path: 'c' }] } },
          {
            downwardAPI: {
              items: [
                { path: 'name', fieldRef: { fieldPath: 'metadata.name' } },
                { path: 'ip', fieldRef: { fieldPath: 'status.podIP' }, mode: 0o400 },
                { path: 'memory', resourceFieldRef: { containerName: 'p', resource: 'limits.memory' }, mode: 0o444 },
              ],
            },
          },
          { serviceAccountToken: { path: 'token', audience: 'vault', expirationSeconds: 2 ** 32 } },
          { clusterTrustBundle: { name: 'example.com:internal:ca', path: 'ca.pem', optional: true } },
          {
            clusterTrustBundle: { signerName: 'example.com/internal', labelSelector: { matchLabels: { live: 'yes' } }, path: 'roots.pem' },
          },
          {
            podCertificate: {
              signerName: 'example.com/internal',
              keyType: 'ED25519',
              maxExpirationSeconds: 3600,
              credentialBundlePath: 'bundle.pem',
              userAnnotations: { 'example.com/host': 'a' },
            },
          },
        ],
      },
    })
  })

  const bundle = { signerName: 'example.com/internal', path: 'x' }
  const certificate = { signerName: 'example.com/internal', keyType: 'ED25519', keyPath: 'x' }
  it.each([
    ['no source', {}, 'sources[0]: says nothing'],
    ['two sources in one', { downwardAPI: { a: 'metadata.name' }, serviceAccountToken: { path: 'x' } }, 'of which only one can hold'],
    ['a bundle by nothing', { clusterTrustBundle: { path: 'x' } }, 'sources[0].clusterTrustBundle: says nothing'],
    ['a bundle by both', { clusterTrustBundle: { ...bundle, name: 'x' } }, 'sources[0].clusterTrustBundle: has name and signerName'],
    ['a bundle without a file', { clusterTrustBundle: { name: 'x' } }, 'sources[0].clusterTrustBundle: path is missing'],
    ['labels beside a name', { clusterTrustBundle: { name: 'x', path: 'x', labelSelector: {} } }, 'labelSelector: stands beside name'],
    ['a signer that is none', { clusterTrustBundle: { ...bundle, signerName: 'internal' } }, 'signerName: "internal" must be a domain'],
    ['a key of another kind', { podCertificate: { ...certificate, keyType: 'RSA' } }, 'sources[0].podCertificate.keyType: must be one of'],
    [
      'a certificate for too short',
      { podCertificate: { ...certificate, maxExpirationSeconds: 60 } },
      'a whole number from 3600 to 7862400',
    ],
    ['a certificate in no file', { podCertificate: { ...certificate, keyPath: undefined } }, 'sources[0].podCertificate: says no file'],
    [
      'a token for too short',
      { serviceAccountToken: { path: 'x', expirationSeconds: 60 } },
      'serviceAccountToken.expirationSeconds: must be',
    ],
    ['an absolute path', { serviceAccountToken: { path: '/x' } }, 'serviceAccountToken.path: "/x" must be a relative path'],
    ['a mode without a path', { configMap: { from: { name: 'x' }, items: { A: { mode: 0o400 } } } }, 'items.A: path is missing'],
    ['a mode that is not octal', { downwardAPI: { a: { fieldRef: 'metadata.name', mode: 644 } } }, 'a.mode: must be permission bits'],
  ])('with %s is refused', (_, source, complaint) => {
    expect(wrong(() => sources(source)).join('\n')).toContain(complaint)
  })

  it('whose sources write one file is refused, where that can be known', () => {
    expect(
      wrong((from) =>
        sources({ configMap: { from, items: { A: 'x' } } }, { downwardAPI: { y: 'metadata.name' } }, { clusterTrustBundle: bundle }),
      ),
    ).toEqual(['sources[2]: writes the file "x", as sources[0] does -> give one of them another path'])
    expect(wrong((from) => sources({ configMap: from }, { clusterTrustBundle: bundle }))).toEqual([])
  })
})

it('files of a mount have modes of their own, and a driver the Secret that it needs', () => {
  const { volumes } = manifestOf('Pod', (chart) => {
    const map = config(chart)
    new Pod(chart, 'p', {
      volumes: { v: { csi: { driver: 'd', nodePublishSecretRef: secret(chart) } } },
      container: { image, mounts: { '/x': map.mount({ items: { A: { path: 'a', mode: 0o400 } } }) } },
    })
  }).spec as JsonObject
  expect(volumes).toEqual([
    { name: 'v', csi: { driver: 'd', nodePublishSecretRef: { name: 'secret' } } },
    { name: 'config', configMap: { name: 'config', items: [{ key: 'A', path: 'a', mode: 0o400 }] } },
  ])
})
