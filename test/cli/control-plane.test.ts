import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Project } from './project.js'

const program = `import { App, Chart, ConfigMap, EncryptionConfiguration } from 'steersman'

const app = new App()
const shop = new Chart(app, 'shop')
new ConfigMap(shop, 'settings', { data: { LEVEL: 'info' } })
new EncryptionConfiguration(shop, 'encryption', PROPS)
app.synth()
`
const byPlugin = program.replace(', PROPS', '')
const byKey = program.replace('PROPS', "{ resources: [{ resources: ['secrets'], providers: [{ secretbox: { keys: ['key1'] } }] }] }")
const deployed = byPlugin
  .replace("'steersman'\n", "'steersman'\nimport { deploy } from 'steersman/pulumi'\n")
  .replace('app.synth()', "deploy('live', shop)")
const project = (text: string): Project => new Project({ 'program.ts': text, 'cdk8s.yaml': 'app: npx tsx program.ts\noutput: dist\n' })

it.each([
  ['synthesizes', byPlugin],
  ['deploys', deployed],
])('files of the control plane are listed apart, of a program that %s', (_, text) => {
  using folder = project(text)
  const { status, stdout, stderr } = folder.steer('synth')
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout.split('\n').map((line) => line.replace(/ in [\d.]+ s$/, ''))).toEqual([
    'shop           1 ConfigMap',
    '               written    dist/shop.k8s.yaml',
    'control plane  files for its machines, which are not applied',
    '               written    dist/control-plane/encryption-configuration.conf',
    '               written    dist/control-plane/kube-apiserver.flags',
    '',
    '1 object in 1 file and 2 of the control plane (3 written, 0 unchanged)',
    '',
  ])
})

it('as JSON they are told apart, with the command for keys', () => {
  using folder = project(byKey)
  const { stdout } = folder.steer('synth', '--output', 'json')
  expect(JSON.parse(stdout)).toMatchObject({
    findings: [],
    charts: [{ path: 'shop', files: ['shop.k8s.yaml'] }],
    controlPlane: {
      files: [
        { folder: 'dist', path: 'control-plane/encryption-configuration.conf.template' },
        { folder: 'dist', path: 'control-plane/kube-apiserver.flags' },
      ],
      madeByHand: [
        { path: 'control-plane/encryption-configuration.conf.template', command: expect.stringContaining('ENCRYPTION_KEY1') as string },
      ],
    },
  })
})

it('people are told on stderr how keys come into a file', () => {
  using folder = project(byKey)
  const { stdout, stderr } = folder.steer('synth')
  expect(stdout).toContain('dist/control-plane/encryption-configuration.conf.template')
  expect(stderr).toContain('into which keys are put by hand')
  expect(stderr).toContain('sed -f /dev/stdin dist/control-plane/encryption-configuration.conf.template > /etc/kubernetes/control-plane/')
  expect(folder.steer('synth', '--quiet')).toMatchObject({ stdout: '', stderr: '' })
})

it('--stdout prints only objects, and says what is not among them', () => {
  using folder = project(byPlugin)
  const { stdout, stderr } = folder.steer('synth', '--stdout')
  expect(stdout).toContain('kind: ConfigMap')
  expect(stdout).not.toContain('Encryption')
  expect(stderr).toBe('Files of the control plane are no objects and left out: steer synth without --stdout writes them.\n')
  expect(existsSync(join(folder.folder, 'dist'))).toBe(false)
})
