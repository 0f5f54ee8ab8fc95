import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../src/model/model.js'
import { isInEveryCluster } from '../../../src/model/references/in-every-cluster.js'
import { clusterManifest, manifestOf, referenceAt, references } from './support.js'

describe('objects that controllers make', () => {
  const pod = (volume: JsonObject) => manifestOf('v1/Pod', 'x', { spec: { volumes: [volume] } })
  const issued = { annotations: { 'cert-manager.io/cluster-issuer': 'x' } }
  const tls = { tls: [{ secretName: 'x' }] }

  it.each([
    manifestOf('cert-manager.io/v1/Certificate', 'other', { spec: { secretName: 'x' } }),
    manifestOf('bitnami.com/v1alpha1/SealedSecret', 'x'),
    manifestOf('external-secrets.io/v1/ExternalSecret', 'x'),
    manifestOf('secrets-store.csi.x-k8s.io/v1/SecretProviderClass', 'other', { spec: { secretObjects: [{ secretName: 'x' }] } }),
    manifestOf('external-secrets.io/v1/ExternalSecret', 'other', { spec: { target: { name: 'x' } } }),
    manifestOf('networking.k8s.io/v1/Ingress', 'other', { metadata: issued, spec: tls }),
    manifestOf('gateway.networking.k8s.io/v1/Gateway', 'other', {
      metadata: issued,
      spec: { listeners: [{ tls: { certificateRefs: [{ name: 'x' }] } }] },
    }),
  ])('are there as well: the Secret of $kind', (maker) => {
    const at = 'spec.volumes[0].secret.secretName'
    expect(referenceAt(at, pod({ secret: { secretName: 'x' } }), maker).targets).toEqual([1])
    expect(referenceAt(at, pod({ secret: { secretName: 'x' } }), maker, manifestOf('v1/Secret', 'x')).targets).toEqual([2])
    expect(referenceAt(at, pod({ secret: { secretName: 'y' } }), maker).targets).toEqual([])
    const key = manifestOf('v1/Pod', 'x', { spec: { containers: [{ env: [{ valueFrom: { secretKeyRef: { name: 'x', key: 'any' } } }] }] } })
    expect(referenceAt('spec.containers[0].env[0].valueFrom.secretKeyRef', key, maker).lacking).toEqual([])
  })

  it('are there as well: the claims of a StatefulSet', () => {
    const database = manifestOf('apps/v1/StatefulSet', 'db', { spec: { volumeClaimTemplates: [{ metadata: { name: 'disk' } }] } })
    const found = (claimName: string) =>
      referenceAt('spec.volumes[0].persistentVolumeClaim.claimName', pod({ persistentVolumeClaim: { claimName } }), database).targets
    expect([found('disk-db-0'), found('disk-db-11'), found('disk-other-0')]).toEqual([[1], [1], []])
  })

  it('are not what their own maker needs', () => {
    const own = references(manifestOf('networking.k8s.io/v1/Ingress', 'x', { metadata: issued, spec: tls }))
    expect(own.map(({ to }) => to.kind)).toEqual(['Namespace', 'ClusterIssuer'])
  })

  it('are in every cluster when Kubernetes makes them', () => {
    expect(isInEveryCluster({ group: '', kind: 'Namespace', name: 'kube-system' })).toBe(true)
    expect(isInEveryCluster({ group: '', kind: 'ServiceAccount', name: 'default', namespace: 'any' })).toBe(true)
    expect(isInEveryCluster({ group: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'system:node' })).toBe(true)
    expect(isInEveryCluster({ group: '', kind: 'Service', name: 'kubernetes', namespace: 'shop' })).toBe(false)
    expect(isInEveryCluster({ group: '', kind: 'Namespace', name: 'shop' })).toBe(false)
  })
})

describe('namespaces', () => {
  it('of an object are needed, but not for an object outside of them that says one', () => {
    expect(referenceAt('metadata.namespace', manifestOf('v1/ConfigMap', 'x'), clusterManifest('v1/Namespace', 'shop')).targets).toEqual([1])
    expect(references(manifestOf('rbac.authorization.k8s.io/v1/ClusterRole', 'x'))).toEqual([])
  })

  it('are not needed to be said: who says none finds who says none', () => {
    const claim = clusterManifest('v1/PersistentVolumeClaim', 'x')
    const pod = clusterManifest('v1/Pod', 'x', { spec: { volumes: [{ persistentVolumeClaim: { claimName: 'x' } }] } })
    expect(references(pod, claim).map(({ targets }) => targets)).toEqual([[1]])
  })

  it('of a custom kind are as its definition says; when nobody does, an object without one is found too', () => {
    const from = manifestOf('networking.k8s.io/v1/Ingress', 'x', {
      spec: { defaultBackend: { resource: { apiGroup: 'example.com', kind: 'Thing', name: 'x' } } },
    })
    const thing = clusterManifest('example.com/v1/Thing', 'x')
    const definition = (scope: string) =>
      clusterManifest('apiextensions.k8s.io/v1/CustomResourceDefinition', 'x', {
        spec: { group: 'example.com', names: { kind: 'Thing' }, scope },
      })
    const at = 'spec.defaultBackend.resource'
    expect(referenceAt(at, from, thing).targets).toEqual([1])
    expect(referenceAt(at, from, thing, definition('Cluster')).targets).toEqual([1])
    expect(referenceAt(at, from, thing, definition('Cluster')).to.namespace).toBeUndefined()
    expect(referenceAt(at, from, thing, definition('Namespaced')).targets).toEqual([])
  })
})
