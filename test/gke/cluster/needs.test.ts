import { App, Chart, Gateway, type GkeStandardProps, gkeAutopilot, gkeStandard, Manifest, PersistentVolumeClaim, Pod } from 'steersman'
import { GkeCluster } from 'steersman/gke'
import { deploy } from 'steersman/pulumi'
import { describe, expect, it } from 'vitest'
import { type Diagnostic, plain, type Result } from '../../pulumi-engine/index.js'
import { refusal } from '../../support/refusal.js'
import { at, autopilotProps, part, runProgram, slimProps } from './support.js'

type Make = (chart: Chart) => unknown
const paths = {
  filestoreCsiDriver: 'addonsConfig.gcpFilestoreCsiDriverConfig.enabled',
  gcsFuseCsiDriver: 'addonsConfig.gcsFuseCsiDriverConfig.enabled',
  secretManager: 'secretManagerConfig.enabled',
  gatewayApi: 'gatewayApiConfig.channel',
  backupAgent: 'addonsConfig.gkeBackupAgentConfig.enabled',
} as const
type Addon = keyof typeof paths

/** What needs each add-on. */
const objects: { readonly [A in Addon]: Make } = {
  filestoreCsiDriver: (chart) =>
    new PersistentVolumeClaim(chart, 'files', { storage: '1Ti', accessModes: ['ReadWriteMany'], storageClassName: 'standard-rwx' }),
  gcsFuseCsiDriver: (chart) =>
    new Pod(chart, 'reader', {
      container: { image: 'example/reader:1', mounts: { '/data': 'bucket' } },
      volumes: { bucket: { csi: { driver: 'gcsfuse.csi.storage.gke.io', volumeAttributes: { bucketName: 'pictures' } } } },
    }),
  secretManager: (chart) =>
    new Manifest(chart, 'keys', { apiVersion: 'secrets-store.csi.x-k8s.io/v1', kind: 'SecretProviderClass', spec: { provider: 'gke' } }),
  gatewayApi: (chart) =>
    new Gateway(chart, 'web', { gatewayClassName: 'gke-l7-global-external-managed', listeners: { http: { protocol: 'HTTP' } } }),
  backupAgent: (chart) =>
    new Manifest(chart, 'backup', {
      apiVersion: 'gkebackup.gke.io/v1',
      kind: 'ProtectedApplication',
      spec: { resourceSelection: { type: 'Selector', selector: { matchLabels: { app: 'shop' } } } },
    }),
}
const kinds: { readonly [A in Addon]: string } = {
  backupAgent: 'shop/backup',
  ...{ filestoreCsiDriver: 'shop/files', gcsFuseCsiDriver: 'shop/reader', secretManager: 'shop/keys', gatewayApi: 'shop/web' },
}
const addons = Object.keys(paths) as Addon[]

function appWith(...wanted: readonly Addon[]): App {
  const app = new App()
  const chart = new Chart(app, 'shop', { namespace: 'shop' })
  for (const addon of wanted) objects[addon](chart)
  return app
}
const registered = (result: Result, cluster: string, addon: Addon): unknown =>
  at(plain(part(result, 'cluster', cluster).inputs), paths[addon])
const told = ({ diagnostics }: Result): Diagnostic[] => diagnostics.filter(({ severity }) => severity === 'info')

describe('add-ons follow from what runs in the cluster', () => {
  it('each is on because of the object that needs it, which the log names, and no other', async () => {
    const result = await runProgram(() => {
      for (const addon of addons) new GkeCluster(addon.toLowerCase(), gkeStandard(slimProps), { for: appWith(addon) })
    })
    for (const cluster of addons)
      for (const addon of addons) {
        const expected = addon === 'gatewayApi' ? 'CHANNEL_STANDARD' : addon === cluster
        expect(registered(result, cluster.toLowerCase(), addon)).toBe(expected)
      }
    const lines = told(result)
    expect(lines.length).toBe(addons.length)
    for (const addon of addons) {
      const line = lines.find(({ urn }) => urn?.endsWith(`::${addon.toLowerCase()}`))!
      expect(line.message).toContain(`addons.${addon}`)
      expect(line.message).toContain(kinds[addon])
      expect(line.message).toMatch(/needs\.test\.ts:\d+\)$/)
    }
  })

  it('of several applications, all are looked at', async () => {
    const result = await runProgram(() => {
      new GkeCluster('shop', gkeAutopilot(autopilotProps), { for: [appWith('secretManager'), appWith('filestoreCsiDriver')] })
    })
    expect(registered(result, 'shop', 'secretManager')).toBe(true)
    expect(registered(result, 'shop', 'filestoreCsiDriver')).toBe(true)
  })

  it('one that is on by declaration is not told', async () => {
    const declaration = gkeStandard({ ...slimProps, addons: { filestoreCsiDriver: true } })
    const result = await runProgram(() => void new GkeCluster('shop', declaration, { for: appWith('filestoreCsiDriver') }))
    expect(told(result)).toEqual([])
  })
})

describe('an add-on that is off and needed', () => {
  it.each(addons)('is an error at the object: %s', (addon) => {
    const declaration = gkeStandard({ ...slimProps, addons: { [addon]: false } })
    const error = refusal(() => new GkeCluster('shop', declaration, { for: appWith(addon) }))
    expect(error.findings).toEqual([
      {
        ...{ code: 'cluster/needs', severity: 'error', path: kinds[addon] },
        message: expect.stringMatching(new RegExp(`and the cluster declared at .*needs\\.test\\.ts:\\d+ has addons\\.${addon}: false$`)),
        help: `leave ${addon} out, which switches it on where it is needed`,
        position: expect.objectContaining({ file: expect.stringContaining('needs.test.ts') }),
      },
    ])
  })

  it('is no error when nothing needs it', async () => {
    const off = gkeStandard({ ...slimProps, addons: { filestoreCsiDriver: false } })
    const result = await runProgram(() => void new GkeCluster('shop', off, { for: appWith('gatewayApi') }))
    expect(result.succeeded).toBe(true)
  })
})

describe('what is deployed to a cluster of the same program', () => {
  it('switches add-ons on that follow from it, with no word of the App where the cluster is made', async () => {
    const result = await runProgram(() => {
      const shop = new GkeCluster('shop', gkeStandard(slimProps))
      const other = new GkeCluster('other', gkeAutopilot(autopilotProps))
      deploy('files', appWith('filestoreCsiDriver', 'gatewayApi'), { cluster: shop })
      deploy('keys', appWith('secretManager'), { cluster: shop })
      deploy('more', appWith('filestoreCsiDriver'), { cluster: shop })
      deploy('buckets', appWith('gcsFuseCsiDriver'), { cluster: other })
    })
    expect(addons.map((addon) => registered(result, 'shop', addon))).toEqual([true, false, true, 'CHANNEL_STANDARD', false])
    expect(addons.map((addon) => registered(result, 'other', addon))).toEqual([false, true, false, 'CHANNEL_STANDARD', false])
    const lines = told(result).map(({ message }) => message)
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/^the CSI driver for Filestore is on \(addons\.filestoreCsiDriver\): shop\/files needs it/)
    expect(lines[1]).toMatch(/^the add-on for Secret Manager is on \(addons\.secretManager\): shop\/keys needs it/)
  })

  it('is an error when the declaration switches it off, and nothing of it is sent', async () => {
    const result = await runProgram(() => {
      const cluster = new GkeCluster('shop', gkeStandard({ ...slimProps, addons: { filestoreCsiDriver: false } }))
      deploy('files', appWith('filestoreCsiDriver'), { cluster })
    })
    expect(result.diagnostics.map(({ message }) => message).join()).toMatch(
      /error shop\/files: this PersistentVolumeClaim needs the CSI driver for Filestore, .* has addons\.filestoreCsiDriver: false/,
    )
    expect(result.registrations.filter(({ type }) => type.startsWith('kubernetes:'))).toEqual([])
  })

  it('is an error when the cluster is on its way already, unless it has the add-on', async () => {
    const late = (props: Partial<GkeStandardProps>) =>
      runProgram(async () => {
        const cluster = new GkeCluster('shop', gkeStandard({ ...slimProps, ...props }))
        await new Promise((resolve) => setTimeout(resolve, 20))
        deploy('files', appWith('filestoreCsiDriver'), { cluster })
      })
    const result = await late({})
    expect(result.diagnostics.map(({ message }) => message).join()).toMatch(
      /needs the CSI driver for Filestore, and the cluster declared at .* was on its way before this was deployed .*\n.*addons: \{ filestoreCsiDriver: true \}/,
    )
    expect(registered(result, 'shop', 'filestoreCsiDriver')).toBe(false)
    expect((await late({ addons: { filestoreCsiDriver: true } })).diagnostics).toEqual([])
  })
})
