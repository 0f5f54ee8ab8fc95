import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'steersman-loading-'))
afterAll(() => rmSync(folder, { recursive: true }))
const watcher = join(folder, 'watcher.mjs')
writeFileSync(
  watcher,
  `import Module from 'node:module'
process.on('exit', () => process.stderr.write('loaded ' + Object.keys(Module._cache).filter((file) => file.includes('@pulumi')).length + '\\n'))
`,
)

/** How many files of Pulumi a run of the built package loads. */
function loaded(...args: string[]): number {
  const { stderr } = spawnSync(process.execPath, ['--import', watcher, ...args], { cwd: root, encoding: 'utf8' })
  return Number(/^loaded (\d+)$/m.exec(stderr)?.[1] ?? Number.NaN)
}

it('nothing of Pulumi is loaded by a program or a command that only writes files', { timeout: 60_000 }, () => {
  const imports = (path: string): string[] => ['--input-type=module', '-e', `await import('./lib/${path}')`]
  expect(loaded(...imports('index.js'))).toBe(0)
  expect(loaded(...imports('interop/cdk8s-plus.js'))).toBe(0)
  expect(loaded('lib/cli/main.js', 'synth', '-d', join(folder, 'dist'))).toBe(0)
  expect(loaded(...imports('engines/pulumi/index.js'))).toBeGreaterThan(100)
})
