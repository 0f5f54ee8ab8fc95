import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { find, type Provider, type Result, run, Secret } from './index.js'

const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name)

const gcp: Provider = {
  create: ({ registration, inputs }) => ({
    id: `projects/demo/${registration.name}`,
    outputs: { ...inputs, name: `${registration.name}-1a2b`, endpoint: '10.0.0.1', project: 'demo' },
  }),
}

const configMap = 'kubernetes:core/v1:ConfigMap'

describe('a TypeScript program', () => {
  let update: Result
  beforeAll(async () => {
    update = await run({ program: fixture('typescript'), secrets: { password: 'ages' }, providers: { gcp } })
  }, 120_000)

  it('runs as the language host runs it, with its configuration', () => {
    expect(update).toMatchObject({ exitCode: 0, stderr: '', stdout: 'limits 250m, replicas 2\n', diagnostics: [], succeeded: true })
    expect(update.outputs).toEqual({ stack: 'dev', endpoint: '10.0.0.1', password: new Secret({ user: 'shop', password: 'ages' }) })
    expect(find(update, configMap).inputs.data).toEqual({ greeting: 'hello' })
  })
})
