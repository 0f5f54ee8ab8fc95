import { asText, groupOf } from '../json.js'
import type { Manifest } from '../model.js'

/** A kind of objects, whatever the version of its API. */
export interface ObjectKind {
  /** The group of the API, which is empty for core kinds. */
  readonly group: string
  readonly kind: string
}

/** The kind of a manifest. */
export const kindOf = ({ apiVersion, kind }: Manifest): ObjectKind => ({ group: groupOf(apiVersion), kind: asText(kind) })

/** Says whether two kinds are one. */
export const same = (a: ObjectKind, b: ObjectKind): boolean => a.kind === b.kind && a.group === b.group

/** The name of a kind as the tables have it: `group/Kind`. */
export const kindName = ({ group, kind }: ObjectKind): string => `${group}/${kind}`

const core = (kind: string): ObjectKind => ({ group: '', kind })

export const configMap = core('ConfigMap')
export const endpoints = core('Endpoints')
export const namespace = core('Namespace')
export const node = core('Node')
export const persistentVolume = core('PersistentVolume')
export const persistentVolumeClaim = core('PersistentVolumeClaim')
export const pod = core('Pod')
export const secret = core('Secret')
export const service = core('Service')
export const serviceAccount = core('ServiceAccount')
export const clusterRole: ObjectKind = { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' }
export const definition: ObjectKind = { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' }
export const gateway: ObjectKind = { group: 'gateway.networking.k8s.io', kind: 'Gateway' }
export const certificate: ObjectKind = { group: 'cert-manager.io', kind: 'Certificate' }
