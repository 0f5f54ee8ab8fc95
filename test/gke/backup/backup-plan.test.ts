import { App, Chart, Deployment, gkeAutopilot, gkeStandard, Namespace } from 'steersman'
import { BackupPlan, type BackupPlanProps, GkeCluster, KmsKey } from 'steersman/gke'
import { describe, expect, it } from 'vitest'
import { find, plain, type Result } from '../../pulumi-engine/index.js'
import { at, autopilotProps, slimProps } from '../cluster/support.js'
import { labels, refusalOf, refusedBy, runProgram, smallCluster, waitsFor } from '../support.js'

const type = 'gcp:gkebackup/backupPlan:BackupPlan'
const clusterType = 'gcp:container/cluster:Cluster'
const id = 'projects/demo/locations/europe-west1/clusters/main'

/** As `runTwice`, for programs that tell which add-on they switch on. */
async function runTwice(program: () => unknown): Promise<Result> {
  const first = await runProgram(program)
  expect(first.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
  expect((await runProgram(program, { state: first.state })).operations).toEqual([])
  return first
}
const agentOf = (result: Result, name?: string): unknown =>
  at(plain(find(result, clusterType, name).inputs), 'addonsConfig.gkeBackupAgentConfig.enabled')
const told = ({ diagnostics }: Result): string[] => diagnostics.map(({ message }) => message)

describe('what is registered', () => {
  it('a plan for the whole cluster, volumes and Secrets included', async () => {
    const result = await runTwice(() => void new BackupPlan('daily', { cluster: smallCluster() }))
    const plan = find(result, type)
    expect(plan.inputs).toEqual({
      project: 'demo',
      location: 'europe-west1',
      cluster: id,
      labels,
      backupSchedule: { cronSchedule: '0 3 * * *', paused: false },
      retentionPolicy: { backupRetainDays: 14, backupDeleteLockDays: 0 },
      backupConfig: { allNamespaces: true, includeVolumeData: true, includeSecrets: true, permissiveMode: false },
    })
    expect(waitsFor(result, plan)).toContain('main')
  })

  it('what was asked for', async () => {
    const result = await runTwice(() => {
      const chart = new Chart(new App(), 'web')
      const encryptionKey = new KmsKey('backups', { location: 'europe-west4', users: ['gke', 'gkeBackup'] })
      void new BackupPlan('hourly', {
        cluster: smallCluster(),
        schedule: '15 * * * MON-FRI',
        retainDays: 7,
        deleteLockDays: 3,
        namespaces: [new Namespace(chart, 'shop'), Namespace.external(chart, 'mail')],
        includeVolumeData: false,
        includeSecrets: false,
        permissiveMode: true,
        paused: true,
        encryptionKey,
        location: 'europe-west4',
      })
    })
    const plan = find(result, type)
    expect(plan.inputs).toEqual({
      project: 'demo',
      location: 'europe-west4',
      cluster: id,
      labels,
      backupSchedule: { cronSchedule: '15 * * * MON-FRI', paused: true },
      retentionPolicy: { backupRetainDays: 7, backupDeleteLockDays: 3 },
      backupConfig: {
        selectedNamespaces: { namespaces: ['shop', 'mail'] },
        includeVolumeData: false,
        includeSecrets: false,
        permissiveMode: true,
        encryptionKey: { gcpKmsEncryptionKey: 'CryptoKey/backups-1a2b3c4' },
      },
    })
    expect(waitsFor(result, plan)).toEqual(expect.arrayContaining(['backups-gke', 'backups-gkeBackup']))
  })

  it('stays with its backups when it is told to', async () => {
    const result = await runTwice(() => void new BackupPlan('daily', { cluster: smallCluster() }, { retainOnDelete: true }))
    expect(find(result, type).retainOnDelete).toBe(true)
  })
})

describe('the agent of the cluster', () => {
  it('is on because of a plan, which the log names once, and off without one', async () => {
    const result = await runTwice(() => {
      new BackupPlan('daily', { cluster: new GkeCluster('one', gkeStandard(slimProps)) })
      new BackupPlan('nightly', { cluster: new GkeCluster('two', gkeAutopilot(autopilotProps)) })
      new GkeCluster('three', gkeStandard(slimProps))
    })
    expect(['one', 'two', 'three'].map((name) => agentOf(result, name))).toEqual([true, true, false])
    expect(told(result).map((line) => line.replace(/, [^,]*backup-plan/, ', backup-plan'))).toEqual([
      expect.stringMatching(
        /^the agent of Backup for GKE is on \(addons\.backupAgent\): daily needs it \(BackupPlan, backup-plan\.test\.ts:\d+\)$/,
      ),
      expect.stringContaining('nightly needs it'),
    ])
  })

  it('is on in a preview too', async () => {
    const result = await runProgram(() => void new BackupPlan('daily', { cluster: smallCluster() }), { preview: true })
    expect(agentOf(result)).toBe(true)
  })

  it('is on by declaration without a word', async () => {
    const result = await runTwice(() => void new BackupPlan('daily', { cluster: smallCluster({ addons: { backupAgent: true } }) }))
    expect(agentOf(result)).toBe(true)
    expect(told(result)).toEqual([])
  })

  it('cannot be switched on against the declaration', async () => {
    const text = await refusedBy(() => {
      new BackupPlan('daily', { cluster: smallCluster({ addons: { backupAgent: false } }) })
    })
    expect(text).toMatch(
      /backup-plan\.test\.ts:\d+[\s\S]*daily: this BackupPlan needs the agent of Backup for GKE, and the cluster declared at .*support\.ts:\d+ has addons\.backupAgent: false \[cluster\/needs\]\n.*leave backupAgent out/,
    )
  })

  it('cannot be switched on once the cluster is made, unless it is declared', async () => {
    const late = (addons?: { backupAgent: boolean }) =>
      runProgram(async () => {
        const cluster = smallCluster(addons && { addons })
        await new Promise((resolve) => setTimeout(resolve, 20))
        try {
          void new BackupPlan('daily', { cluster })
        } catch (error) {
          return { refused: (error as Error).message }
        }
        return {}
      })
    expect((await late()).outputs).toEqual({
      refused: expect.stringMatching(
        /daily: this BackupPlan needs the agent .* was on its way before .*\[cluster\/needs\][\s\S]*addons: \{ backupAgent: true \}/,
      ),
    })
    const result = await late({ backupAgent: true })
    expect(result.outputs).toEqual({})
    expect(find(result, type).inputs.cluster).toBe(id)
  })

  it('a second plan may come later than the first', async () => {
    const result = await runProgram(async () => {
      const cluster = smallCluster()
      void new BackupPlan('daily', { cluster })
      await new Promise((resolve) => setTimeout(resolve, 20))
      void new BackupPlan('weekly', { cluster, schedule: '0 4 * * SUN' })
    })
    expect(result.succeeded).toBe(true)
    expect(agentOf(result)).toBe(true)
  })
})

describe('refusals', () => {
  it.each<[Record<string, unknown>, RegExp]>([
    [{}, /cluster is missing/],
    [{ cluster: 'main' }, /cluster: must be a GkeCluster, and is "main"/],
    [{ schedule: 'daily' }, /schedule: "daily" must have five fields .*, and has 1/],
    [{ schedule: 3 }, /schedule: must be a text, and is 3/],
    [{ schedule: '0 24 * * *' }, /schedule: "0 24 \* \* \*" has the hour "24", in which "24" is not within 0 to 23/],
    [{ schedule: '*/5 * * * *' }, /schedule: .* comes after 5 minutes again, and backups need 10 between them/],
    [{ schedule: '0 0 31 2 *' }, /schedule: "0 0 31 2 \*" never comes/],
    [{ retainDays: 0 }, /retainDays: must be a whole number from 1 to 365/],
    [{ retainDays: 366 }, /retainDays: must be a whole number from 1 to 365/],
    [{ deleteLockDays: 91 }, /deleteLockDays: must be a whole number from 0 to 90/],
    [{ namespaces: [] }, /namespaces: must not be empty/],
    [{ namespaces: ['shop'] }, /namespaces\[0\]: must be a Namespace, and is "shop"\s.*\n.*Namespace.external/],
    [{ namespaces: [null] }, /namespaces\[0\]: must be a Namespace, and is null/],
    [{ namespaces: [{ name: 'a' }, { name: 'a' }] }, /namespaces\[1\]: a stands twice/],
    [{ includeSecrets: 'yes' }, /includeSecrets: must be true or false/],
    [{ encryptionKey: 'k' }, /encryptionKey: must be a KmsKey/],
    [{ location: 'europe' }, /location: "europe" is no region/],
  ])('%j', (props, told) => {
    expect(refusalOf(() => new BackupPlan('daily', props as unknown as BackupPlanProps))).toMatch(told)
  })

  const make = (props: () => Partial<BackupPlanProps>) =>
    refusedBy(() => void new BackupPlan('daily', { cluster: smallCluster(), ...props() }))

  it('what is no Namespace', async () => {
    const text = await make(() => {
      const web = new Deployment(new Chart(new App(), 'web'), 'web', { container: { image: 'example/web:1' } })
      return { namespaces: [web as never] }
    })
    expect(text).toMatch(/namespaces\[0\]: must be a Namespace, and is an object of class Deployment/)
  })

  it('more days than 360 backups take, those of the default too, and a lock that is longer than they are kept', async () => {
    expect(await make(() => ({ schedule: '0 * * * *', retainDays: 16 }))).toMatch(/retainDays: is 16, and Google keeps 360 .* 15 days/)
    expect(await make(() => ({ schedule: '*/30 * * * *' }))).toMatch(/retainDays: is 14, and Google keeps 360 .* 7 days/)
    expect(await make(() => ({ deleteLockDays: 15 }))).toMatch(/deleteLockDays: is more than the 14 days/)
  })

  it('a key that may not be used, or of another region', async () => {
    expect(await make(() => ({ encryptionKey: new KmsKey('k', { location: 'europe-west1' }) }))).toMatch(
      /the key k is not for gkeBackup[\s\S]*users: \['gke', 'gkeBackup'\]/,
    )
    const elsewhere = () => new KmsKey('k', { location: 'europe-west4', users: ['gke', 'gkeBackup'] })
    expect(await make(() => ({ encryptionKey: elsewhere() }))).toMatch(/the key k is in europe-west4, and what it encrypts in europe-west1/)
  })

  it('a name that is too long with what Pulumi adds', async () => {
    expect(await refusedBy(() => void new BackupPlan('a'.repeat(56), { cluster: smallCluster() }))).toMatch(/must be at most 55 lower-case/)
  })

  it('nothing but the cluster is registered then', async () => {
    const result = await runProgram(() => {
      const cluster = smallCluster()
      expect(() => new BackupPlan('daily', { cluster, retainDays: 0 })).toThrow()
    })
    expect(result.registrations.filter(({ type: kind }) => /BackupPlan/.test(kind))).toEqual([])
    expect(agentOf(result)).toBe(false)
  })
})
