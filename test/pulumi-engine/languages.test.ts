import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { find, type Provider, run, Secret, steps, TemporaryProject } from './index.js'

const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name)
// A child starts in little more than a second, but not on a machine that does much else.
const timeout = 120_000

const gcp: Provider = {
  create: ({ registration, inputs }) => ({
    id: `projects/demo/${registration.name}`,
    outputs: { ...inputs, name: `${registration.name}-1a2b`, endpoint: '10.0.0.1', project: 'demo' },
  }),
}

describe('a program in a folder runs as the language host runs it', { timeout: timeout + 10_000 }, () => {
  it('TypeScript as an ES module, with the configuration of its project and stack', async () => {
    const result = await run({ program: fixture('typescript'), secrets: { password: 'ages' }, providers: { gcp }, timeout })
    expect(result).toMatchObject({ exitCode: 0, stderr: '', diagnostics: [], succeeded: true })
    expect(result.stdout).toBe('limits 250m, replicas 2\n')
    expect(result.outputs).toEqual({ stack: 'dev', endpoint: '10.0.0.1', password: new Secret({ user: 'shop', password: 'ages' }) })
    expect(find(result, 'gcp:container/cluster:Cluster').inputs).toEqual({ location: 'europe-west1', initialNodeCount: 1 })
    expect(find(result, 'kubernetes:core/v1:ConfigMap').inputs.data).toEqual({ greeting: 'hello' })
    const password = find(result, 'kubernetes:core/v1:Secret')
    expect(password.inputs.stringData).toEqual(new Secret({ user: 'shop', password: 'ages' }))
    expect(password.urn).toBe('urn:pulumi:dev::typescript::example:Shop$kubernetes:core/v1:Secret::password')
    expect(password.provider).toBe(`${find(result, 'pulumi:providers:kubernetes').urn}::cluster-id`)
  })

  it('CommonJS in a folder of its own; a preview ends at a name that is there twice', async () => {
    const result = await run({ program: fixture('commonjs'), preview: true, timeout })
    const twice = 'urn:pulumi:dev::commonjs::kubernetes:core/v1:ConfigMap::one'
    expect(result.stdout).toBe('preview true in program\n')
    expect(result.succeeded).toBe(false)
    expect(result.diagnostics).toEqual([
      { severity: 'error', message: `Duplicate resource URN '${twice}'; try giving it a unique name`, urn: twice },
    ])
  })

  it('compiled code in a file that Pulumi.yaml names; an object that its provider refuses ends the update', async () => {
    const kubernetes: Provider = {
      create: async ({ registration, inputs }) => {
        if (registration.name === 'refused') throw new Error('admission webhook denied the request')
        return { id: registration.name, outputs: inputs }
      },
    }
    const result = await run({ program: fixture('compiled'), providers: { kubernetes }, timeout })
    expect(result.succeeded).toBe(false)
    expect(result.diagnostics).toEqual([
      { severity: 'error', message: 'admission webhook denied the request', urn: find(result, 'kubernetes:core/v1:Secret').urn },
    ])
    expect(steps(result)).toEqual(['create pulumi:pulumi:Stack compiled-dev', 'create kubernetes:core/v1:Namespace shop'])
    expect(result.state.resources.map(({ id }) => id)).toEqual(['', 'shop'])
  })

  it('a program that does not end is killed', async () => {
    using project = new TemporaryProject({
      'Pulumi.yaml': 'name: endless\nruntime: { name: nodejs, options: { typescript: false } }',
      'package.json': '{ "type": "commonjs" }',
      'index.js': 'process.stdout.write(`started ${process.pid}`); setInterval(() => {}, 1000)',
    })
    const error: unknown = await run({ program: project.folder, timeout: 1500 }).catch((reason: unknown) => reason)
    expect(String(error)).toContain('the program did not end within 1500 ms')
    const pid = /started (\d+)/.exec(String(error))?.[1]
    if (pid !== undefined) expect(() => process.kill(Number(pid), 0)).toThrow('ESRCH')
  })
})
