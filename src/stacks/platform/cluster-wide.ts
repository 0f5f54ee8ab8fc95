import type { Construct } from 'constructs'
import {
  Chart,
  ClusterRole,
  EncryptionConfiguration,
  type EncryptionProvider,
  PriorityClass,
  StorageClass,
  type StorageClassProps,
  type Verb,
} from 'steersman'
import { partOf } from './labels.js'
import type { Prometheus } from './monitoring.js'

/** What a class of disks may differ in: that of claims which name none, and that of databases, whose disks outlive their claims. */
export type StorageClasses = Readonly<Record<'standard' | 'fast', Pick<StorageClassProps, 'provisioner' | 'parameters'>>>

export interface ClusterWideProps {
  /** Those who may see what belongs to no namespace. */
  readonly groups: readonly string[]
  /** What teams may ask Prometheus to do. */
  readonly monitors: Prometheus['monitors']
  /** Left out: the cloud brings them. */
  readonly storageClasses?: StorageClasses
  readonly encryption?: readonly [EncryptionProvider, ...EncryptionProvider[]] | undefined
}

const read: readonly Verb[] = ['get', 'list', 'watch']
const write: readonly Verb[] = [...read, 'create', 'update', 'patch', 'delete']

/** What belongs to no namespace, and how the API server stores Secrets. */
export class ClusterWide extends Chart {
  readonly critical: PriorityClass

  constructor(scope: Construct, id: string, { groups, monitors, storageClasses, encryption }: ClusterWideProps) {
    super(scope, id, { labels: partOf(scope) })
    this.critical = new PriorityClass(this, 'critical', {
      value: 1_000_000,
      description: 'The entrance and the monitoring, without which nobody can work.',
    })
    new PriorityClass(this, 'standard', { value: 1_000, globalDefault: true, description: 'Pods that name no class.' })
    new PriorityClass(this, 'batch', { value: 100, preemptionPolicy: 'Never', description: 'Work that can wait.' })
    if (storageClasses) {
      const common = { volumeBindingMode: 'WaitForFirstConsumer', allowVolumeExpansion: true } as const
      new StorageClass(this, 'standard-class', { name: 'standard', ...storageClasses.standard, ...common, isDefault: true })
      new StorageClass(this, 'fast', { ...storageClasses.fast, ...common, reclaimPolicy: 'Retain' })
      new EncryptionConfiguration(this, 'encryption', {
        ...(encryption && { resources: [{ resources: ['secrets'], providers: encryption }] }),
        automaticReload: true,
      })
    }
    new ClusterRole(this, 'team-resources', {
      labels: { 'rbac.authorization.k8s.io/aggregate-to-edit': 'true' },
      rules: [
        { apiGroups: ['gateway.networking.k8s.io'], resources: ['httproutes'], verbs: write },
        { ...monitors, verbs: write },
      ],
    })
    new ClusterRole(this, 'cluster-reader', {
      rules: [
        { apiGroups: [''], resources: ['namespaces', 'nodes'], verbs: read },
        { apiGroups: ['scheduling.k8s.io', 'storage.k8s.io'], resources: ['priorityclasses', 'storageclasses'], verbs: read },
      ],
    }).bindTo(...groups.map((group) => ({ group })))
  }
}
