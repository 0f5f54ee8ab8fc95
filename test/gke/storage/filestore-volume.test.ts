import { App, Chart, Deployment, gkeAutopilot, PersistentVolumeClaim } from 'steersman'
import {
  FilestoreInstance,
  FilestoreStorageClass,
  FilestoreVolume,
  type FilestoreVolumeProps,
  GkeCluster,
  PrivateServices,
} from 'steersman/gke'
import { describe, expect, it } from 'vitest'
import { find } from '../../pulumi-engine/index.js'
import { slimProps } from '../cluster/support.js'
import { deployed, manifestOf, runProgram, runTwice, smallCluster, waitsFor } from '../support.js'

describe('files of an instance', () => {
  const program =
    (props: Partial<FilestoreVolumeProps> = {}) =>
    () => {
      const instance = new FilestoreInstance('uploads', { cluster: smallCluster(), storage: '1Ti', tier: 'ENTERPRISE' })
      deployed((chart) => {
        const uploads = new FilestoreVolume(chart, 'files', { instance, ...props })
        new Deployment(chart, 'server', {
          replicas: 3,
          container: { image: 'example/server:1.4.2', mounts: { '/uploads': uploads.mount({ subPath: 'shop' }) } },
        })
      })
    }

  it('are a claim and the volume that it alone is bound to, which waits for the address', async () => {
    const result = await runTwice(program())
    expect(manifestOf(result, 'PersistentVolume')).toMatchObject({
      metadata: { name: 'default-files' },
      spec: {
        capacity: { storage: '1024Gi' },
        accessModes: ['ReadWriteMany'],
        storageClassName: '',
        claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace: 'default', name: 'files' },
        csi: {
          driver: 'filestore.csi.storage.gke.io',
          volumeHandle: 'modeInstance/europe-west1/uploads/vol1',
          volumeAttributes: { ip: '10.30.0.2', volume: 'vol1' },
        },
      },
    })
    expect(manifestOf(result, 'PersistentVolumeClaim')).toMatchObject({
      metadata: { name: 'files', namespace: 'default' },
      spec: {
        accessModes: ['ReadWriteMany'],
        storageClassName: '',
        volumeName: 'default-files',
        resources: { requests: { storage: '1Gi' } },
      },
    })
    expect(manifestOf(result, 'Deployment').spec).toMatchObject({
      template: {
        spec: {
          containers: [{ volumeMounts: [{ name: 'files', mountPath: '/uploads', subPath: 'shop' }] }],
          volumes: [{ name: 'files', persistentVolumeClaim: { claimName: 'files' } }],
        },
      },
    })
    const [volume, claim] = [find(result, 'kubernetes:core/v1:PersistentVolume'), find(result, 'kubernetes:core/v1:PersistentVolumeClaim')]
    expect(waitsFor(result, volume)).toContain('uploads')
    expect(waitsFor(result, claim)).toContain('live/web/files/volume')
  })

  it('that nobody can write', async () => {
    const result = await runTwice(program({ readOnly: true, mountOptions: ['nconnect=4'], labels: { team: 'shop' } }))
    expect(manifestOf(result, 'PersistentVolume').spec).toMatchObject({
      accessModes: ['ReadOnlyMany'],
      mountOptions: ['nconnect=4'],
      csi: { readOnly: true },
    })
    expect(manifestOf(result, 'PersistentVolumeClaim')).toMatchObject({
      metadata: { labels: { team: 'shop' } },
      spec: { accessModes: ['ReadOnlyMany'] },
    })
  })

  it('are previewed before there is an instance', async () => {
    const result = await runProgram(program(), { preview: true })
    expect(result.diagnostics).toEqual([])
    expect(find(result, 'kubernetes:core/v1:PersistentVolume').unknowns).not.toEqual([])
  })

  it('in a chart without namespace are bound by the claim alone', () => {
    const result = runTwice(() => {
      const instance = new FilestoreInstance('uploads', { cluster: smallCluster(), storage: '1Ti' })
      const { volume } = new FilestoreVolume(new Chart(new App(), 'web'), 'files', { instance })
      const { metadata, spec } = volume!.toJson() as { metadata: { name: string }; spec: Record<string, unknown> }
      return { name: metadata.name, claimed: 'claimRef' in spec }
    })
    return expect(result.then(({ outputs }) => outputs)).resolves.toEqual({ name: 'files', claimed: false })
  })

  it('refuses what is none, each mistake once', () => {
    const app = new App()
    const chart = new Chart(app, 'web', { namespace: 'default' })
    new FilestoreVolume(chart, 'none', {} as never)
    new FilestoreVolume(chart, 'wrong', { instance: 'uploads', readOnly: 'yes', labels: { a: 1 }, size: '1Ti' } as never)
    const told = app.handover().model.findings.map(({ path, field, message }) => `${path} ${field ?? ''}: ${message}`)
    expect(told.sort()).toEqual([
      'web/none : instance is missing',
      'web/wrong instance: must be a FilestoreInstance, and is "uploads"',
      'web/wrong labels.a: must be a text, and is 1',
      'web/wrong readOnly: must be true or false, and is "yes"',
      'web/wrong size: is no prop here',
    ])
  })
})

describe('a class', () => {
  it('makes instances in the VPC of the cluster', async () => {
    const result = await runTwice(() => {
      const cluster = new GkeCluster('main', gkeAutopilot({ location: 'europe-west1' }))
      deployed((chart) => {
        const storageClassName = new FilestoreStorageClass(chart, 'shared', { cluster, tier: 'BASIC_HDD', reclaimPolicy: 'Retain' })
        new PersistentVolumeClaim(chart, 'uploads', { storage: '1Ti', accessModes: ['ReadWriteMany'], storageClassName })
      })
    })
    expect(manifestOf(result, 'StorageClass')).toMatchObject({
      metadata: { name: 'shared' },
      provisioner: 'filestore.csi.storage.gke.io',
      parameters: { tier: 'basic_hdd', network: 'main' },
      reclaimPolicy: 'Retain',
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: true,
    })
    expect(manifestOf(result, 'PersistentVolumeClaim').spec).toMatchObject({ storageClassName: 'shared' })
    expect(waitsFor(result, find(result, 'kubernetes:storage.k8s.io/v1:StorageClass'))).toContain('main')
  })

  it('makes them by the connection of a VPC that is of another project', async () => {
    const network = { existing: { ...slimProps.network.existing, network: 'projects/net/global/networks/vpc' } }
    const result = await runTwice(() => {
      const cluster = smallCluster({ network })
      const privateServices = new PrivateServices('shared', { network: 'projects/net/global/networks/other', existing: true })
      deployed((chart) => {
        new FilestoreStorageClass(chart, 'a', { cluster, tier: 'ZONAL' })
        new FilestoreStorageClass(chart, 'b', { privateServices, tier: 'ZONAL' })
      })
    })
    const classes = result.registrations.filter(({ type }) => type.endsWith(':StorageClass')).map(({ inputs }) => inputs.parameters)
    const mode = { tier: 'zonal', 'connect-mode': 'PRIVATE_SERVICE_ACCESS' }
    expect(classes).toEqual([
      { ...mode, network: 'projects/net/global/networks/vpc' },
      { ...mode, network: 'projects/net/global/networks/other' },
    ])
  })

  it('refuses what is none, each mistake once', () => {
    const app = new App()
    const chart = new Chart(app, 'web')
    new FilestoreStorageClass(chart, 'none', { tier: 'ZONAL' } as never)
    new FilestoreStorageClass(chart, 'wrong', { cluster: {}, tier: 'standard', reclaimPolicy: 'Keep', provisioner: 'x' } as never)
    const told = app.handover().model.findings.map(({ path, field, message }) => `${path} ${field ?? ''}: ${message}`)
    expect(told.sort()).toEqual([
      'web/none : says nothing',
      'web/wrong cluster: must be a GkeCluster, and is an object',
      'web/wrong provisioner: is no prop here',
      'web/wrong reclaimPolicy: must be one of Delete, Retain, and is "Keep"',
      'web/wrong tier: must be one of BASIC_HDD, BASIC_SSD, ZONAL, REGIONAL, ENTERPRISE, and is "standard"',
    ])
  })
})
