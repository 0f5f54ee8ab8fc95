import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = new URL('../..', import.meta.url).pathname

/** What this machine lacks for a preview by the real command, which asks Google Cloud; undefined when it has all. */
function missing(): string | undefined {
  if (spawnSync('pulumi', ['version']).status !== 0) return 'there is no `pulumi` on the PATH'
  const credentials = process.env.GOOGLE_APPLICATION_CREDENTIALS ?? join(homedir(), '.config/gcloud/application_default_credentials.json')
  if (!process.env.GOOGLE_CREDENTIALS && !existsSync(credentials)) return 'there are no credentials of Google Cloud'
  return process.env.PULUMI_TEST_PROJECT ? undefined : 'PULUMI_TEST_PROJECT names no project of Google Cloud'
}

const reason = missing()

describe.skipIf(reason !== undefined)(
  reason ? `a preview by the real command (skipped: ${reason})` : 'a preview by the real command',
  () => {
    let folder: string
    const configuration = join(root, 'Pulumi.dev.yaml')
    const before = readFileSync(configuration) // the command writes into it
    const pulumi = (...args: string[]) =>
      spawnSync('pulumi', [...args, '--non-interactive', '--cwd', root], {
        encoding: 'utf8',
        env: { ...process.env, PULUMI_BACKEND_URL: `file://${folder}`, PULUMI_CONFIG_PASSPHRASE: 'only for this test' },
      })

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'steersman-pulumi-'))
      expect(pulumi('stack', 'init', 'dev')).toMatchObject({ status: 0 })
    })
    afterAll(() => {
      writeFileSync(configuration, before)
      rmSync(folder, { recursive: true, force: true })
    })

    it('of the stack dev ends without an error, and changes nothing', () => {
      const { status, stdout, stderr } = pulumi('preview', '--stack', 'dev', '--config', `gcp:project=${process.env.PULUMI_TEST_PROJECT}`)
      expect(status, stdout + stderr).toBe(0)
      expect(stdout).toContain('gcp:container:Cluster')
    })
  },
)
