import { describe, expect, it } from 'vitest'
import { App, Chart, type ClaimTemplate, ConfigMap, DaemonSet, ReplicaSet, Service, StatefulSet } from '../../../src/index.js'
import type { JsonObject } from '../../../src/model/model.js'
import { bodyOf, complaintsOf, manifestOf, manifestsOf } from '../synth.js'

const image = 'example/server:1'
const claim: ClaimTemplate = { storage: '1Gi', accessModes: ['ReadWriteOnce'] }

describe('a StatefulSet', () => {
  it('writes every prop in its field', () => {
    expect(
      bodyOf('StatefulSet', (chart) => {
        new StatefulSet(chart, 'db', {
          replicas: 2,
          selector: { app: 'db' },
          volumeClaimTemplates: { data: { ...claim, storageClassName: 'fast', labels: { a: 'b' }, annotations: { c: 'd' } }, log: claim },
          podManagementPolicy: 'Parallel',
          updateStrategy: { rollingUpdate: { partition: 1, maxUnavailable: '50%' } },
          ordinals: { start: 1 },
          persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Retain' },
          minReadySeconds: 5,
          revisionHistoryLimit: 0,
          container: { image, mounts: { '/data': 'data', '/log': { volume: 'log', subPath: 'x' } } },
        })
      }),
    ).toEqual({
      spec: {
        replicas: 2,
        serviceName: 'db',
        selector: { matchLabels: { app: 'db' } },
        ordinals: { start: 1 },
        podManagementPolicy: 'Parallel',
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1, maxUnavailable: '50%' } },
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Retain' },
        minReadySeconds: 5,
        revisionHistoryLimit: 0,
        template: {
          metadata: { labels: { 'app.kubernetes.io/name': 'db', 'app.kubernetes.io/part-of': 'shop', app: 'db' } },
          spec: {
            containers: [
              {
                name: 'db',
                image,
                volumeMounts: [
                  { name: 'data', mountPath: '/data' },
                  { name: 'log', mountPath: '/log', subPath: 'x' },
                ],
              },
            ],
          },
        },
        volumeClaimTemplates: [
          {
            metadata: { name: 'data', labels: { a: 'b' }, annotations: { c: 'd' } },
            spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'fast', resources: { requests: { storage: '1Gi' } } },
          },
          { metadata: { name: 'log' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
        ],
      },
    })
  })

  it('makes a headless Service with its ports, and with what is said of it', () => {
    const program = (chart: Chart): void => {
      const service = {
        labels: { a: 'b' },
        publishNotReadyAddresses: true,
        ipFamilyPolicy: 'PreferDualStack',
        ipFamilies: ['IPv6'],
      } as const
      new StatefulSet(chart, 'db', { service, container: { image, ports: { sql: 5432, metrics: 9090 } } })
      new StatefulSet(chart, 'silent', { container: { image } })
    }
    const [db, silent] = manifestsOf(program).filter(({ kind }) => kind === 'Service')
    expect(db).toMatchObject({
      metadata: { name: 'db', labels: { 'app.kubernetes.io/name': 'db', a: 'b' } },
      spec: {
        clusterIP: 'None',
        selector: { 'app.kubernetes.io/name': 'db' },
        publishNotReadyAddresses: true,
        ipFamilyPolicy: 'PreferDualStack',
        ipFamilies: ['IPv6'],
        ports: [
          { name: 'sql', port: 5432, targetPort: 'sql' },
          { name: 'metrics', port: 9090, targetPort: 'metrics' },
        ],
      },
    })
    expect(silent!.spec).toEqual({ clusterIP: 'None', selector: { 'app.kubernetes.io/name': 'silent' } })
  })

  it('names its pods in DNS, in a namespace and without', () => {
    const hosts = (namespace?: string): string[] => {
      const chart = new Chart(new App(), 'c', { ...(namespace && { namespace }) })
      const db = new StatefulSet(chart, 'db', { replicas: 2, ordinals: { start: 5 }, container: { image, ports: { sql: 5432 } } })
      const named = new StatefulSet(chart, 'x', { name: 'y', service: { name: 'z' }, container: { image } })
      return [db.service.host, db.podHost(5), db.podHost(6), named.podHost(7)]
    }
    expect(hosts()).toEqual(['db', 'db-5.db', 'db-6.db', 'y-7.z'])
    expect(hosts('data')).toEqual(['db.data', 'db-5.db.data', 'db-6.db.data', 'y-7.z.data'])
  })

  it('knows how many pods an autoscaler may make', () => {
    const of = (ordinal: number): string[] =>
      complaintsOf((chart) => new StatefulSet(chart, 'db', { replicas: { min: 2, max: 4 }, container: { image } }).podHost(ordinal))
    expect(of(3)).toEqual([])
    expect(of(4)).toEqual(['props/invalid shop/db ordinal: there is no pod 4: the first is 0, the last 3 -> give the number of a pod'])
  })

  it.each([StatefulSet, ReplicaSet])('leaves the number to an autoscaler of its own: %o', (Kind) => {
    const program = (chart: Chart): void => void new Kind(chart, 'a', { replicas: { min: 2, max: 4, memory: '70%' }, container: { image } })
    expect(manifestOf(Kind.name, program).spec).not.toHaveProperty('replicas')
    expect(manifestOf('HorizontalPodAutoscaler', program)).toMatchObject({
      metadata: { name: 'a' },
      spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: Kind.name, name: 'a' }, minReplicas: 2, maxReplicas: 4 },
    })
  })

  it('keeps the names of its claims clear of the volumes that mounts bring', () => {
    const { template } = manifestOf('StatefulSet', (chart) => {
      const data = new ConfigMap(chart, 'data', { data: { A: 1 } })
      new StatefulSet(chart, 'db', {
        volumeClaimTemplates: { data: claim },
        container: { image, mounts: { '/data': 'data', '/config': data.mount() } },
      })
    }).spec as JsonObject
    expect((template as JsonObject).spec).toMatchObject({
      containers: [{ volumeMounts: [{ name: 'data' }, { name: 'data-2', mountPath: '/config' }] }],
      volumes: [{ name: 'data-2', configMap: { name: 'data' } }],
    })
  })

  it.each<[string, object, string]>([
    [
      'a volume and a claim of one name',
      { volumes: { data: { emptyDir: {} } }, volumeClaimTemplates: { data: claim } },
      'props/invalid shop/a volumes.data: has the name of a claim template -> give one of them another name',
    ],
    [
      'a misspelt claim',
      { volumeClaimTemplates: { data: claim }, container: { image, mounts: { '/x': 'dta' } } },
      'props/invalid shop/a container.mounts["/x"]: "dta" is no volume of this pod -> did you mean data?',
    ],
    [
      'a claim without size',
      { volumeClaimTemplates: { data: { accessModes: ['ReadWriteOnce'] } } },
      'props/invalid shop/a volumeClaimTemplates.data: storage is missing -> add storage',
    ],
    [
      'no pod that may be missing',
      { updateStrategy: { rollingUpdate: { maxUnavailable: '0%' } } },
      'props/invalid shop/a updateStrategy.rollingUpdate.maxUnavailable: must be more than 0, or no pod could be replaced -> write 1',
    ],
    [
      'more than all',
      { updateStrategy: { rollingUpdate: { maxUnavailable: '101%' } } },
      "props/invalid shop/a updateStrategy.rollingUpdate.maxUnavailable: 101% is more than all -> write '100%' or less",
    ],
    [
      'another strategy',
      { updateStrategy: 'Recreate' },
      'props/invalid shop/a updateStrategy: must be one of RollingUpdate, OnDelete, and is "Recreate" -> write \'RollingUpdate\'',
    ],
    ['a policy that is misspelt', { podManagementPolicy: 'parallel' }, expect.stringContaining('did you mean Parallel?') as never],
    [
      'a Service with an address',
      { service: { clusterIP: '10.0.0.1' } },
      expect.stringMatching(/^props\/invalid shop\/a service\.clusterIP: is no prop here/) as never,
    ],
    [
      'bounds the wrong way round',
      { replicas: { min: 3, max: 2 } },
      'props/invalid shop/a replicas: min 3 is more than max 2 -> make max at least min',
    ],
    [
      'a name that is too long',
      { name: 'a'.repeat(53) },
      `api/label shop/a -: the name "${'a'.repeat(53)}" has 53 characters: with a hash behind it, as its pods carry it, it is too long for a label -> shorten it to at most 52 characters`,
    ],
  ])('refuses %s', (_, props, complaint) => {
    expect(complaintsOf((chart) => new StatefulSet(chart, 'a', { container: { image }, ...props } as never))).toEqual([complaint])
  })

  it('is still there for others when its props are wrong', () => {
    const complaints = complaintsOf((chart) => {
      const db = new StatefulSet(chart, 'db', { container: 3, service: 3 } as never) as unknown as StatefulSet<'sql'>
      new Service(chart, 'more', { selector: db, ports: { sql: 80 } })
      db.podHost(0)
      db.service.port('sql')
    })
    expect(complaints.filter((each) => !each.includes(' shop/db '))).toEqual([])
    expect(complaints.length).toBe(2)
  })
})

describe('a DaemonSet', () => {
  const strategy = (updateStrategy: unknown): unknown =>
    (bodyOf('DaemonSet', (chart) => new DaemonSet(chart, 'a', { updateStrategy, container: { image } } as never)) as { spec: JsonObject })
      .spec.updateStrategy

  it('writes every prop in its field', () => {
    expect(
      bodyOf('DaemonSet', (chart) => new DaemonSet(chart, 'a', { minReadySeconds: 1, revisionHistoryLimit: 2, container: { image } })),
    ).toMatchObject({
      spec: {
        selector: { matchLabels: { 'app.kubernetes.io/name': 'a' } },
        minReadySeconds: 1,
        revisionHistoryLimit: 2,
        template: { spec: { containers: [{ image }] } },
      },
    })
  })

  it.each<[unknown, unknown]>([
    [undefined, undefined],
    ['OnDelete', { type: 'OnDelete' }],
    ['RollingUpdate', { type: 'RollingUpdate' }],
    [{ rollingUpdate: {} }, { type: 'RollingUpdate', rollingUpdate: {} }],
    [{ rollingUpdate: { maxUnavailable: '10%' } }, { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } }],
    [{ rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }, { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }],
  ])('writes the strategy %j', (given, written) => expect(strategy(given)).toEqual(written))

  it.each<[object, string]>([
    [{ maxSurge: 1 }, 'must be 0 beside maxSurge, and is 1 when it is left out -> write maxUnavailable: 0'],
    [{ maxSurge: '10%', maxUnavailable: 1 }, 'must be 0 beside maxSurge, and is 1 when it is left out -> write maxUnavailable: 0'],
    [{ maxUnavailable: 0 }, 'must be more than 0 without maxSurge, or no pod could be replaced -> write 1'],
    [{ maxSurge: '0%', maxUnavailable: '0%' }, 'must be more than 0 without maxSurge, or no pod could be replaced -> write 1'],
    [{ maxUnavailable: '200%' }, "200% is more than all -> write '100%' or less"],
  ])('refuses the rolling update %j', (rollingUpdate, complaint) => {
    expect(
      complaintsOf((chart) => new DaemonSet(chart, 'a', { updateStrategy: { rollingUpdate }, container: { image } } as never)),
    ).toEqual([`props/invalid shop/a updateStrategy.rollingUpdate.maxUnavailable: ${complaint}`])
  })
})
