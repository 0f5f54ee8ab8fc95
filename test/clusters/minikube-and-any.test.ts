import { anyCluster, minikube, resolveCluster } from 'steersman'
import { expect, it } from 'vitest'
import { told } from './support.js'

it('minikube has one node and the add-ons that it enables itself', () => {
  const { declaredAt, ...cluster } = resolveCluster(minikube())
  expect(cluster).toEqual({ kind: 'minikube', nodes: 1, addons: ['default-storageclass', 'storage-provisioner'] })
  expect(declaredAt).toBeDefined()
  expect(resolveCluster(minikube({ nodes: 3, addons: ['ingress', 'storage-provisioner'] }))).toMatchObject({
    nodes: 3,
    addons: ['default-storageclass', 'storage-provisioner', 'ingress'],
  })
})

it('of any cluster nothing is known that is not said', () => {
  const { declaredAt, ...cluster } = resolveCluster(anyCluster())
  expect(cluster).toEqual({ kind: 'any' })
  expect(declaredAt).toBeDefined()
})

it.each([
  [() => minikube({ kubernetesVersion: '1.31.4' as never }), 'kubernetesVersion'],
  [() => minikube({ nodes: 0 }), 'nodes'],
  [() => minikube({ cpus: 1 }), 'cpus'],
  [() => minikube({ memoryMib: '4Gi' as never }), 'memoryMib'],
  [() => minikube({ addons: ['Ingress NGINX'] }), 'addons[0]'],
  [() => minikube({ addon: [] } as never), 'addon | is no prop here | did you mean addons?'],
  [() => anyCluster({ kubernetesVersion: '1.20' as never }), 'kubernetesVersion'],
  [() => anyCluster({ zones: ['a b'] }), 'zones[0]'],
  [() => anyCluster({ storageClasses: ['Fast'] }), 'storageClasses[0]'],
  [() => anyCluster({ ingressClasses: 'nginx' as never }), 'ingressClasses'],
])('refuses %s', (make, field) => {
  expect(told(make)).toEqual([expect.stringContaining(field)])
})
