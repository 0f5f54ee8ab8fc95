import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  App,
  Chart,
  CronJob,
  DaemonSet,
  HorizontalPodAutoscaler,
  Job,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
} from '../../src/index.js'
import { cronSchedule } from '../../src/kubernetes/cron.js'
import { timeZone, timeZones } from '../../src/kubernetes/time-zone.js'
import type { Manifest } from '../../src/model/model.js'
import { readTree } from '../../src/model/read-tree.js'
import { manifestsOf } from '../constructs/synth.js'
import { jobMistakes } from '../constructs/workloads/job-mistakes.js'
import { badSchedules, goodSchedules, neverComing } from '../kubernetes/schedules.js'
import { buildControlPlane } from './control-plane/build.js'
import type { LiveObject } from './control-plane/client.js'
import { eventually } from './control-plane/eventually.js'
import { type ControlPlane, startControlPlane } from './control-plane/start.js'
import { addDefaultStorageClass } from './control-plane/storage.js'
import { untilReady } from './control-plane/wait.js'

const built = await buildControlPlane()
const title = 'missing' in built ? `workloads on a real cluster (skipped: ${built.missing} is missing)` : 'workloads on a real cluster'
const image = 'example/server:1'
const container = { image, ports: { http: 80 }, resources: { requests: { cpu: '100m' } } } as const

/** Every field of every kind that a cluster with stock feature gates keeps. */
function everything(chart: Chart): void {
  const claim = { storage: '1Gi', accessModes: ['ReadWriteOnce'] } as const
  const database = new StatefulSet(chart, 'database', {
    replicas: 2,
    volumeClaimTemplates: { data: { ...claim, labels: { backup: 'yes' }, annotations: { note: 'x' } }, log: claim },
    service: { publishNotReadyAddresses: true },
    podManagementPolicy: 'Parallel',
    updateStrategy: { rollingUpdate: { partition: 1 } },
    ordinals: { start: 3 },
    persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Delete' },
    minReadySeconds: 1,
    revisionHistoryLimit: 3,
    container: { ...container, mounts: { '/data': 'data', '/log': { volume: 'log', subPath: 'x' } } },
  })
  database.expose({ name: 'database-read' })
  new StatefulSet(chart, 'no-ports', { updateStrategy: 'OnDelete', container: { image } })
  const scaled = new StatefulSet(chart, 'scaled', { replicas: { max: 3, cpu: '50%' }, container })
  new DaemonSet(chart, 'missing', {
    updateStrategy: { rollingUpdate: { maxUnavailable: '10%' } },
    minReadySeconds: 1,
    revisionHistoryLimit: 2,
    container,
  })
  new DaemonSet(chart, 'surging', { updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }, container })
  const set = new ReplicaSet(chart, 'set', { minReadySeconds: 1, container })
  const controller = new ReplicationController(chart, 'controller', { container })
  new Job(chart, 'plain', { restartPolicy: 'OnFailure', backoffLimit: 2, container })
  new Job(chart, 'indexed', {
    rerun: 'on-change',
    restartPolicy: 'Never',
    completionMode: 'Indexed',
    completions: 3,
    parallelism: 2,
    backoffLimitPerIndex: 1,
    maxFailedIndexes: 1,
    activeDeadlineSeconds: 600,
    ttlSecondsAfterFinished: 600,
    podFailurePolicy: {
      rules: [
        { action: 'FailIndex', onExitCodes: { containerName: 'indexed', operator: 'NotIn', values: [0, 42] } },
        { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] },
      ],
    },
    successPolicy: { rules: [{ succeededIndexes: '0,2', succeededCount: 1 }] },
    podReplacementPolicy: 'Failed',
    container: { image },
  })
  new CronJob(chart, 'backup', {
    schedule: '0 3 * * mon-fri',
    timeZone: 'Europe/Berlin',
    concurrencyPolicy: 'Forbid',
    startingDeadlineSeconds: 600,
    successfulJobsHistoryLimit: 1,
    failedJobsHistoryLimit: 0,
    suspend: false,
    restartPolicy: 'Never',
    backoffLimit: 0,
    container: { image },
  })
  for (const [id, target] of Object.entries({ set, controller }))
    new HorizontalPodAutoscaler(chart, `${id}-scale`, {
      target,
      maxReplicas: 3,
      metrics: [
        { resource: 'memory', averageValue: '1Gi' },
        { containerResource: 'cpu', container: id, averageUtilization: '60%' },
        { pods: 'requests', selector: { route: 'all' }, averageValue: 10 },
        { object: 'requests', describedObject: scaled.service, value: '500' },
        { external: 'queue', selector: { name: 'jobs' }, averageValue: 30 },
      ],
      behavior: {
        scaleUp: { policies: [{ type: 'Percent', value: 100, periodSeconds: 60 }], selectPolicy: 'Min', tolerance: '50m' },
        scaleDown: {
          stabilizationWindowSeconds: 3600,
          selectPolicy: 'Disabled',
          policies: [{ type: 'Pods', value: 1, periodSeconds: 1800 }],
        },
      },
    })
}

describe.skipIf('missing' in built)(title, () => {
  let cluster: ControlPlane

  beforeAll(async () => {
    cluster = await startControlPlane({ controllers: true })
    await addDefaultStorageClass(cluster.client)
  })
  afterAll(() => cluster?.stop())

  async function create(namespace: string, program: (chart: Chart) => void): Promise<Manifest[]> {
    await cluster.createNamespace(namespace)
    const objects = manifestsOf(program, { namespace })
    for (const object of objects) expect(await cluster.client.create(object), object.kind).toMatchObject({ ok: true, warnings: [] })
    return objects
  }

  const live = async (manifest: object): Promise<LiveObject & Record<string, unknown>> => {
    const reply = await cluster.client.get<LiveObject & Record<string, unknown>>(manifest as Manifest)
    if (!reply.ok) throw new Error(reply.body.message)
    return reply.body
  }

  describe('every kind, with every field', () => {
    const namespace = 'every-kind'
    let objects: Manifest[]
    beforeAll(async () => {
      objects = await create(namespace, everything)
    })

    it('is taken, keeps its fields, and becomes ready or complete', async () => {
      expect(await untilReady(cluster.client, objects, 60_000)).toEqual([])
      for (const object of objects)
        expect(await live(object), `${object.kind} ${String(object.metadata.name)}`).toMatchObject({ spec: object.spec })
    })

    it('a StatefulSet gives each pod a claim of its own, and a name in DNS', async () => {
      for (const ordinal of [3, 4])
        for (const template of ['data', 'log'])
          expect(await live(reference('v1', 'PersistentVolumeClaim', namespace, `${template}-database-${ordinal}`))).toMatchObject({
            status: { phase: 'Bound' },
          })
      expect(await live(reference('v1', 'PersistentVolumeClaim', namespace, 'data-database-3'))).toMatchObject({
        metadata: { labels: { backup: 'yes' }, annotations: { note: 'x' } },
      })
      for (const [service, names] of [
        ['database', ['database-3', 'database-4']],
        ['no-ports', ['no-ports-0']],
      ] as const)
        await eventually(`host names behind ${service}`, 20_000, async () => {
          const hosts = await hostNames(service)
          return hosts.join() === names.join() ? undefined : `they are ${hosts.join()}`
        })
    })

    async function hostNames(service: string): Promise<string[]> {
      const reply = await cluster.client.list<LiveObject & { endpoints: { hostname?: string }[] | null }>(
        'discovery.k8s.io/v1',
        'EndpointSlice',
      )
      if (!reply.ok) throw new Error(reply.body.message)
      const own = reply.body.items.filter(
        ({ metadata }) => metadata.namespace === namespace && metadata.labels?.['kubernetes.io/service-name'] === service,
      )
      return own.flatMap(({ endpoints }) => (endpoints ?? []).map(({ hostname }) => hostname ?? '-')).sort()
    }

    it('a CronJob makes Jobs that complete', async () => {
      await cluster.kubectl(['create', 'job', 'by-hand', '--from=cronjob/backup', `--namespace=${namespace}`])
      expect(await untilReady(cluster.client, [reference('batch/v1', 'Job', namespace, 'by-hand')], 30_000)).toEqual([])
    })

    it('each target of an autoscaler can be scaled', async () => {
      for (const scaler of objects.filter(({ kind }) => kind === 'HorizontalPodAutoscaler'))
        await eventually(`${String(scaler.metadata.name)} reads the scale of its target`, 60_000, async () => {
          const { conditions = [] } = ((await live(scaler)).status ?? {}) as { conditions?: { type: string; status: string }[] }
          return conditions.some(({ type, status }) => type === 'AbleToScale' && status === 'True') ? undefined : JSON.stringify(conditions)
        })
    })
  })

  describe('a Job that changes', () => {
    const job =
      (image: string, more: object = {}) =>
      (chart: Chart) =>
        void new Job(chart, 'migrate', { restartPolicy: 'Never', container: { image }, ...more } as never)
    const render = (namespace: string, program: (chart: Chart) => void): Manifest => manifestsOf(program, { namespace })[0]!

    it('is refused under a fixed name, and is another one with rerun', async () => {
      await create('rerun', (chart) => {
        job('example/a:1')(chart)
        new Job(chart, 'again', { rerun: 'on-change', restartPolicy: 'Never', container: { image: 'example/a:1' } })
      })
      const fixed = await cluster.client.apply(render('rerun', job('example/a:2')), { force: true })
      expect(fixed).toMatchObject({ ok: false, body: { message: expect.stringContaining('field is immutable') } })
      const again = render(
        'rerun',
        (chart) => new Job(chart, 'again', { rerun: 'on-change', restartPolicy: 'Never', container: { image: 'example/a:2' } }),
      )
      expect(await cluster.client.apply(again)).toMatchObject({ ok: true })
      expect(await untilReady(cluster.client, [again], 30_000)).toEqual([])
    })

    const started = { rerun: 'on-change', suspend: true, completionMode: 'Indexed', completions: 2, parallelism: 2 } as const
    it.each<[string, object]>([
      ['parallelism and completions of an elastic Job', { completions: 3, parallelism: 3 }],
      ['backoffLimit', { backoffLimit: 1 }],
      ['activeDeadlineSeconds', { activeDeadlineSeconds: 100 }],
      ['ttlSecondsAfterFinished', { ttlSecondsAfterFinished: 100 }],
      ['podReplacementPolicy', { podReplacementPolicy: 'Failed' }],
      ['suspend', { suspend: false }],
    ])('keeps its name and is taken when %s changes', async (what, change) => {
      const namespace = `keeps-${what.split(' ')[0]!.toLowerCase()}`
      const [before] = await create(namespace, job(image, started))
      const after = render(namespace, job(image, { ...started, ...change }))
      expect(after.metadata.name).toBe(before!.metadata.name)
      expect(await cluster.client.apply(after, { force: true })).toMatchObject({ ok: true })
    })

    it.each<[string, object, object]>([
      ['completionMode', { completions: 2 }, { completions: 2, completionMode: 'Indexed' }],
      ['completions', { completions: 2 }, { completions: 3 }],
      ['backoffLimitPerIndex', { ...started, backoffLimitPerIndex: 1 }, { ...started, backoffLimitPerIndex: 2 }],
      ['managedBy', {}, { managedBy: 'example.com/x' }],
      ['successPolicy', started, { ...started, successPolicy: { rules: [{ succeededCount: 1 }] } }],
      ['podFailurePolicy', {}, { podFailurePolicy: { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }] } }],
    ])('gets another name when %s changes, which the server would refuse', async (what, before, after) => {
      const namespace = `changes-${what.toLowerCase()}`
      const [first] = await create(namespace, job(image, { ...before, rerun: 'on-change' }))
      const second = render(namespace, job(image, { ...after, rerun: 'on-change' }))
      expect(second.metadata.name).not.toBe(first!.metadata.name)
      const forced = await cluster.client.apply(
        { ...second, metadata: { ...second.metadata, name: first!.metadata.name! } },
        { force: true },
      )
      expect(forced).toMatchObject({ ok: false, body: { message: expect.stringContaining('field is immutable') } })
    })
  })

  describe('what is refused', () => {
    it.each(jobMistakes.map((each) => [each.what, each] as const))('by us is refused by the server: %s', async (_, { make, servers }) => {
      const app = new App()
      make(new Chart(app, 'shop', { namespace: 'default' }))
      const reply = await cluster.client.create(readTree(app).objects[0]!.manifest, { dryRun: true })
      expect(reply).toMatchObject({ ok: false, body: { message: expect.stringContaining(servers) } })
    })

    it('a surge of a DaemonSet without maxUnavailable: 0', async () => {
      const [manifest] = manifestsOf((chart) => new DaemonSet(chart, 'a', { container }), { namespace: 'default' })
      const surging = { ...manifest!, spec: { ...(manifest!.spec as object), updateStrategy: { rollingUpdate: { maxSurge: 1 } } } }
      expect(await cluster.client.create(surging, { dryRun: true })).toMatchObject({
        ok: false,
        body: { message: expect.stringContaining('may not be set when maxUnavailable is non-zero') },
      })
    })

    it('a StatefulSet with a name of 53 characters or more may never get a pod', async () => {
      const name = 'a'.repeat(56)
      const app = new App()
      new StatefulSet(new Chart(app, 'shop', { namespace: 'default' }), name, { container: { image } })
      const { objects, findings } = readTree(app)
      expect(findings.map(({ code }) => code)).toEqual(['api/label'])
      for (const { manifest } of objects) expect(await cluster.client.create(manifest)).toMatchObject({ ok: true })
      await eventually('its pods are refused', 20_000, async () => {
        const reply = await cluster.client.list<LiveObject & { message?: string; reason?: string }>('v1', 'Event')
        const messages = reply.ok ? reply.body.items.map(({ message }) => message ?? '') : []
        return messages.some((each) => each.includes(name) && each.includes('must be no more than 63 bytes'))
          ? undefined
          : messages.join('\n')
      })
    })
  })

  describe('a schedule', () => {
    const cronJob = (schedule: string, zone?: string): Manifest => ({
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'a', namespace: 'default' },
      spec: {
        schedule,
        ...(zone !== undefined && { timeZone: zone }),
        jobTemplate: { spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image }] } } } },
      },
    })
    const isTaken = async (schedule: string, zone?: string): Promise<boolean> =>
      (await cluster.client.create(cronJob(schedule, zone), { dryRun: true })).ok

    it('is read as we read it', async () => {
      for (const schedule of [...goodSchedules, ...neverComing]) expect([schedule, await isTaken(schedule)]).toEqual([schedule, true])
      for (const [schedule] of badSchedules) expect([schedule, await isTaken(schedule)]).toEqual([schedule, false])
    })

    it('is read as we read it, whatever is written', async () => {
      const number = fc.oneof(
        fc.integer({ min: 0, max: 62 }).map(String),
        fc.constantFrom('*', '?', 'jan', 'DEC', 'sun', 'Sat', 'x', '', '07', '-', '+3'),
      )
      const range = fc.oneof(
        { weight: 4, arbitrary: number },
        fc.tuple(number, number).map((each) => each.join('-')),
      )
      const item = fc.oneof(
        { weight: 4, arbitrary: range },
        fc.tuple(range, number).map((each) => each.join('/')),
      )
      const field = fc.oneof(
        { weight: 5, arbitrary: fc.constant('*') },
        item,
        fc.array(item, { minLength: 1, maxLength: 3 }).map((each) => each.join(',')),
      )
      const schedule = fc.tuple(field, field, field, field, field).map((each) => each.join(' '))
      const verdicts = new Set<boolean>()
      for (const text of fc.sample(schedule, 400)) {
        const problem = cronSchedule(text)
        const taken = problem === undefined || problem === 'never comes'
        expect([text, await isTaken(text)]).toEqual([text, taken])
        verdicts.add(taken)
      }
      expect(verdicts.size).toBe(2)
    })

    it('has a time zone that the server knows too', async () => {
      for (const zone of [...timeZones(), 'UTC', 'US/Pacific', 'Asia/Calcutta'])
        expect([zone, await isTaken('@daily', zone)]).toEqual([zone, true])
      for (const zone of ['Europe/Berln', 'europe/berlin', 'utc', 'us/pacific', 'Local', '+01:00', '../etc', ''])
        expect([zone, await isTaken('@daily', zone), timeZone(zone) === undefined]).toEqual([zone, false, false])
    })
  })
})

function reference(apiVersion: string, kind: string, namespace: string, name: string): Manifest {
  return { apiVersion, kind, metadata: { namespace, name } }
}
