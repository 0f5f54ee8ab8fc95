import { describe, expect, it } from 'vitest'
import {
  ConfigMap,
  Deployment,
  HorizontalPodAutoscaler,
  Namespace,
  PersistentVolume,
  PersistentVolumeClaim,
  PodDisruptionBudget,
  quantity,
  ReplicationController,
  Secret,
  ServiceAccount,
  SteersmanError,
  StorageClass,
} from '../../../src/index.js'
import { bodyOf, complaintsOf, manifestOf } from '../synth.js'

const container = { image: 'x:1' } as const

describe('every prop is written in its field', () => {
  it('PersistentVolumeClaim and StorageClass', () => {
    expect(
      bodyOf('PersistentVolumeClaim', (chart) => {
        const volume = new PersistentVolume(chart, 'pv', {
          storage: 1024,
          accessModes: ['ReadWriteMany'],
          hostPath: { path: '/x', type: 'Directory' },
        })
        const fast = new StorageClass(chart, 'fast', { provisioner: 'p' })
        new PersistentVolumeClaim(chart, 'a', {
          storage: '1Gi',
          accessModes: ['ReadWriteMany', 'ReadOnlyMany'],
          storageClassName: fast,
          volumeMode: 'Block',
          volume,
        })
      }),
    ).toEqual({
      spec: {
        accessModes: ['ReadWriteMany', 'ReadOnlyMany'],
        storageClassName: 'fast',
        volumeMode: 'Block',
        resources: { requests: { storage: '1Gi' } },
        volumeName: 'pv',
      },
    })
    const manifest = manifestOf('StorageClass', (chart) => {
      new StorageClass(chart, 'fast', {
        provisioner: 'pd.csi.storage.gke.io',
        parameters: { type: 'pd-ssd' },
        reclaimPolicy: 'Retain',
        volumeBindingMode: 'WaitForFirstConsumer',
        allowVolumeExpansion: true,
        mountOptions: ['ro'],
        allowedTopologies: [{ matchLabelExpressions: [{ key: 'z', values: ['a'] }] }],
        isDefault: true,
      })
    })
    expect(manifest.metadata.annotations).toEqual({ 'storageclass.kubernetes.io/is-default-class': 'true' })
    expect(manifest).toMatchObject({
      provisioner: 'pd.csi.storage.gke.io',
      parameters: { type: 'pd-ssd' },
      reclaimPolicy: 'Retain',
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: true,
      mountOptions: ['ro'],
      allowedTopologies: [{ matchLabelExpressions: [{ key: 'z', values: ['a'] }] }],
    })
  })

  it('PersistentVolume, of a disk, with an empty class', () => {
    expect(
      bodyOf('PersistentVolume', (chart) => {
        new PersistentVolume(chart, 'a', {
          storage: '10Gi',
          accessModes: ['ReadWriteOncePod'],
          csi: { driver: 'd', volumeHandle: 'h', fsType: 'ext4', readOnly: true, volumeAttributes: { a: 'b' } },
          persistentVolumeReclaimPolicy: 'Delete',
          storageClassName: '',
          volumeMode: 'Filesystem',
          mountOptions: ['ro'],
          nodeAffinity: { required: { nodeSelectorTerms: [] } },
        })
      }),
    ).toEqual({
      spec: {
        capacity: { storage: '10Gi' },
        accessModes: ['ReadWriteOncePod'],
        persistentVolumeReclaimPolicy: 'Delete',
        storageClassName: '',
        volumeMode: 'Filesystem',
        mountOptions: ['ro'],
        csi: { driver: 'd', volumeHandle: 'h', fsType: 'ext4', readOnly: true, volumeAttributes: { a: 'b' } },
        nodeAffinity: { required: { nodeSelectorTerms: [] } },
      },
    })
  })

  it('ConfigMap and Secret', () => {
    expect(
      bodyOf('ConfigMap', (chart) => {
        new ConfigMap(chart, 'a', {
          data: { text: 'x', number: 1.5, yes: true, empty: '' },
          binaryData: { bytes: Uint8Array.of(0, 255) },
          immutable: true,
        })
      }),
    ).toEqual({ immutable: true, data: { text: 'x', number: '1.5', yes: 'true', empty: '' }, binaryData: { bytes: 'AP8=' } })
    expect(
      bodyOf('Secret', (chart) => {
        Secret.dockerConfig(chart, 'a', {
          immutable: true,
          registries: { 'r.example.com': { username: 'u', password: { plainText: 'p' } } },
        } as never)
      }),
    ).toEqual({
      type: 'kubernetes.io/dockerconfigjson',
      immutable: true,
      stringData: { '.dockerconfigjson': JSON.stringify({ auths: { 'r.example.com': { username: 'u', password: 'p', auth: 'dTpw' } } }) },
    })
  })

  it('HorizontalPodAutoscaler, by itself and from replicas', () => {
    expect(
      bodyOf('HorizontalPodAutoscaler', (chart) => {
        new HorizontalPodAutoscaler(chart, 'h', {
          target: new Deployment(chart, 'a', { container }),
          minReplicas: 2,
          maxReplicas: 5,
          metrics: [
            { resource: 'cpu', averageUtilization: '70%' },
            { resource: 'memory', averageValue: '1Gi' },
            { pods: 'requests', averageValue: 10 },
          ],
          behavior: { scaleDown: { stabilizationWindowSeconds: 60 } },
        })
      }),
    ).toEqual({
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' },
        minReplicas: 2,
        maxReplicas: 5,
        metrics: [
          { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
          { type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '1Gi' } } },
          { type: 'Pods', pods: { metric: { name: 'requests' }, target: { type: 'AverageValue', averageValue: '10' } } },
        ],
        behavior: { scaleDown: { stabilizationWindowSeconds: 60 } },
      },
    })
    expect(
      bodyOf('HorizontalPodAutoscaler', (chart) => new Deployment(chart, 'a', { replicas: { max: 3, memory: '80%' }, container })),
    ).toMatchObject({
      spec: { maxReplicas: 3, metrics: [{ resource: { name: 'memory', target: { averageUtilization: 80 } } }] },
    })
  })

  it('PodDisruptionBudget, Namespace, ServiceAccount, ReplicationController', () => {
    expect(
      bodyOf('PodDisruptionBudget', (chart) => {
        new PodDisruptionBudget(chart, 'b', {
          selector: new Deployment(chart, 'a', { container }),
          minAvailable: '50%',
          unhealthyPodEvictionPolicy: 'AlwaysAllow',
        })
      }),
    ).toEqual({
      spec: {
        minAvailable: '50%',
        selector: { matchLabels: { 'app.kubernetes.io/name': 'a' } },
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    })
    expect(
      manifestOf('Namespace', (chart) => new Namespace(chart, 'n', { podSecurity: { enforce: 'baseline', audit: 'restricted' } })).metadata
        .labels,
    ).toMatchObject({
      'pod-security.kubernetes.io/enforce': 'baseline',
      'pod-security.kubernetes.io/audit': 'restricted',
    })
    const account = manifestOf('ServiceAccount', (chart) => {
      new ServiceAccount(chart, 's', {
        googleServiceAccount: 'a@b',
        automountServiceAccountToken: false,
        imagePullSecrets: [{ name: 'r' }],
      })
    })
    expect(account).toMatchObject({ automountServiceAccountToken: false, imagePullSecrets: [{ name: 'r' }] })
    expect(account.metadata.annotations).toEqual({ 'iam.gke.io/gcp-service-account': 'a@b' })
    expect(
      bodyOf('ReplicationController', (chart) => new ReplicationController(chart, 'r', { replicas: 2, minReadySeconds: 3, container })),
    ).toEqual({
      spec: {
        replicas: 2,
        minReadySeconds: 3,
        selector: { 'app.kubernetes.io/name': 'r' },
        template: {
          metadata: { labels: { 'app.kubernetes.io/name': 'r', 'app.kubernetes.io/part-of': 'shop' } },
          spec: { containers: [{ name: 'r', image: 'x:1' }] },
        },
      },
    })
  })
})

describe('what is wrong is refused with its field', () => {
  it.each<[string, Parameters<typeof complaintsOf>[0], string]>([
    [
      'no access mode',
      (chart) => new PersistentVolumeClaim(chart, 'a', { storage: '1Gi', accessModes: [] as never }),
      'props/invalid shop/a accessModes: must not be empty -> write at least one item',
    ],
    [
      'ReadWriteOncePod with others',
      (chart) => new PersistentVolumeClaim(chart, 'a', { storage: '1Gi', accessModes: ['ReadWriteOncePod', 'ReadWriteOnce'] as never }),
      "props/invalid shop/a accessModes: ReadWriteOncePod stands alone -> write ['ReadWriteOncePod']",
    ],
    [
      'a size that is none',
      (chart) => new PersistentVolumeClaim(chart, 'a', { storage: '2m', accessModes: ['ReadWriteOnce'] } as never),
      'value/quantity shop/a storage: "2m" means thousandths of a byte -> did you mean "2Mi"?',
    ],
    [
      'two sources',
      (chart) =>
        new PersistentVolume(chart, 'a', {
          storage: 1,
          accessModes: ['ReadWriteOnce'],
          nfs: { server: 's', path: '/' },
          hostPath: { path: '/' },
        } as never),
      'props/invalid shop/a -: has nfs and hostPath, of which only one can hold -> write exactly one of csi, nfs, hostPath, local, fc, iscsi, rbd, cephfs, cinder, gcePersistentDisk, awsElasticBlockStore, azureDisk, azureFile, vsphereVolume, portworxVolume, glusterfs, flexVolume, flocker, photonPersistentDisk, quobyte, scaleIO, storageos',
    ],
    [
      'a key in data and binaryData',
      (chart) => new ConfigMap(chart, 'a', { data: { k: 'x' }, binaryData: { k: new Uint8Array() } }),
      'props/invalid shop/a binaryData.k: is in data too -> leave it in one of the two',
    ],
    [
      'more than Kubernetes takes',
      (chart) => new ConfigMap(chart, 'a', { data: { k: 'ä'.repeat(524_289) } }),
      'api/size shop/a -: holds 1048578 bytes, and Kubernetes takes at most 1048576; the largest: k with 1048578 -> divide it, or put large files into an image or a volume',
    ],
    [
      'bounds the wrong way round',
      (chart) => new Deployment(chart, 'a', { replicas: { min: 3, max: 2 }, container }),
      'props/invalid shop/a replicas: min 3 is more than max 2 -> make max at least min',
    ],
    [
      'a budget of both',
      (chart) => new PodDisruptionBudget(chart, 'a', { selector: { a: 'b' }, minAvailable: 1, maxUnavailable: 1 } as never),
      'props/invalid shop/a -: has minAvailable and maxUnavailable, of which only one can hold -> write exactly one of minAvailable, maxUnavailable',
    ],
    [
      'a budget of more pods than there are',
      (chart) => new PodDisruptionBudget(chart, 'a', { selector: { a: 'b' }, maxUnavailable: '150%' }),
      "props/invalid shop/a maxUnavailable: 150% is more than all -> write '100%' or less",
    ],
    [
      'an account of another kind',
      (chart) => new Deployment(chart, 'a', { serviceAccount: new Namespace(chart, 'n') as never, container }),
      'props/invalid shop/a serviceAccount: must be a ServiceAccount, and is the Namespace n -> give a ServiceAccount',
    ],
  ])('%s', (_, build, complaint) => expect(complaintsOf(build)[0]).toBe(complaint))

  it('once for bounds that an autoscaler of ours takes over', () => {
    expect(complaintsOf((chart) => new Deployment(chart, 'a', { replicas: { min: 3, max: 2 }, container }))).toHaveLength(1)
  })

  it('a budget without selector', () => {
    expect(complaintsOf((chart) => new PodDisruptionBudget(chart, 'a', { maxUnavailable: 1 } as never)).length).toBeGreaterThan(0)
  })
})

describe('quantity()', () => {
  it('takes what the API server reads', () => {
    for (const text of ['1', '250m', '2Gi', '1e3']) expect(quantity(text)).toBe(text)
  })

  it.each(['2GB', '', '-1', 3, undefined])('throws for %j with the line of the caller', (text) => {
    const attempt = (): unknown => quantity(text as never)
    expect(attempt).toThrow(SteersmanError)
    expect(attempt).toThrow(/storage\.test\.ts:\d+:\d+/)
  })
})
