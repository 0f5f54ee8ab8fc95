import { GlobalAddress } from '@pulumi/gcp/compute/globalAddress.js'
import { ConfigMap, Namespace } from '@pulumi/kubernetes/core/v1/index.js'
import { Provider as Cluster } from '@pulumi/kubernetes/provider.js'
import { ComponentResource, type CustomResourceOptions, log, output, runtime, secret } from '@pulumi/pulumi'
import { describe, expect, it } from 'vitest'
import { type Provider, type Result, type RunOptions, run, Secret, steps } from './index.js'

const map = 'kubernetes:core/v1:ConfigMap'

/** A program of one ConfigMap with these data and options. */
const one = (data: Record<string, string>, options?: CustomResourceOptions) => (): void => {
  new ConfigMap('one', { metadata: { name: 'one' }, data }, options)
}

/** Runs one program after another on the same stack; gives the last. */
async function inTurn(...runs: readonly [RunOptions, ...RunOptions[]]): Promise<Result> {
  let last = await run(runs[0])
  for (const next of runs.slice(1)) last = await run({ state: last.state, ...next })
  return last
}

/** Keeps the calls of a provider. */
function recorder(more: Provider = {}): { calls: string[]; provider: Provider } {
  const calls: string[] = []
  return {
    calls,
    provider: {
      create: ({ registration, inputs }) => {
        calls.push(`create ${registration.name} ${JSON.stringify(inputs.data)}`)
        return { id: `id-of-${registration.name}`, outputs: { ...inputs, status: 'made' } }
      },
      update: ({ registration, inputs, old, oldInputs }) => {
        calls.push(`update ${registration.name} ${old.id} ${JSON.stringify([oldInputs.data, inputs.data])}`)
        return { ...inputs, status: 'changed' }
      },
      delete: ({ id }) => {
        calls.push(`delete ${id}`)
      },
      ...more,
    },
  }
}

describe('from run to run', () => {
  it('nothing is done when nothing changed, and outputs stay', async () => {
    const program = (): unknown => ({ id: new ConfigMap('one', { data: { a: secret('1') } }).id })
    const second = await inTurn({ program, providers: { kubernetes: recorder().provider } }, { program, preview: true })
    expect([steps(second), second.outputs]).toEqual([[], { id: 'id-of-one' }])
    expect(second.state.resources.at(-1)?.outputs).toMatchObject({ status: 'made', data: { a: new Secret('1') } })
  })

  it('changes are updates, foreseen by a preview that does nothing', async () => {
    const { calls, provider } = recorder()
    const providers = { kubernetes: provider }
    const first = { program: one({ a: '1' }), providers }
    const preview = await inTurn(first, { program: one({ a: '2' }), providers, preview: true })
    expect(calls).toEqual(['create one {"a":"1"}'])
    const update = await run({ program: one({ a: '2' }), providers, state: preview.state })
    expect(calls.slice(1)).toEqual(['update one id-of-one [{"a":"1"},{"a":"2"}]'])
    expect([steps(preview), steps(update)]).toEqual([[`update ${map} one`], [`update ${map} one`]])
    expect(update.state.resources.at(-1)).toMatchObject({ inputs: { data: { a: '2' } }, outputs: { status: 'changed' } })
  })

  it.each<[string, CustomResourceOptions, readonly string[], readonly string[]]>([
    ['after', {}, [`replace ${map} one`, `delete-replaced ${map} one`], ['create one {"a":"2"}', 'delete id-of-one']],
    [
      'before',
      { deleteBeforeReplace: true },
      [`delete-replaced ${map} one`, `replace ${map} one`],
      ['delete id-of-one', 'create one {"a":"2"}'],
    ],
  ])('a replacement deletes the old object %s', async (_, options, operations, expected) => {
    const { calls, provider } = recorder({ diff: () => 'replace' })
    const providers = { kubernetes: provider }
    const result = await inTurn({ program: one({ a: '1' }), providers }, { program: one({ a: '2' }, options), providers })
    expect([steps(result), calls.slice(1)]).toEqual([operations, expected])
  })

  it.each<[string, CustomResourceOptions, Record<string, string>, readonly string[]]>([
    ['ignoreChanges', { ignoreChanges: ['data.a'] }, { a: '2' }, []],
    ['ignoreChanges, with another change', { ignoreChanges: ['data["a"]'] }, { a: '2', b: '3' }, [`update ${map} one`]],
    ['replaceOnChanges', { replaceOnChanges: ['data.a'] }, { a: '2' }, [`replace ${map} one`, `delete-replaced ${map} one`]],
    ['replaceOnChanges of another field', { replaceOnChanges: ['metadata'] }, { a: '2' }, [`update ${map} one`]],
    ['aliases', { aliases: [{ name: 'before' }] }, { a: '1' }, []],
  ])('%s', async (_, options, data, operations) => {
    const first = {
      program: () => void new ConfigMap('aliases' in options ? 'before' : 'one', { metadata: { name: 'one' }, data: { a: '1' } }),
    }
    expect(steps(await inTurn(first, { program: one(data, options) }))).toEqual(operations)
  })

  it('children follow the aliases of their parent, and keep a provider that was renamed', async () => {
    const program = (name: string, cluster: string, aliases: string[]) => () => {
      const provider = new Cluster(cluster, { kubeconfig: 'none' }, { aliases: [{ name: 'cluster' }] })
      const parent = new ComponentResource('example:Shop', name, {}, { provider, aliases: aliases.map((each) => ({ name: each })) })
      new ConfigMap(`${name}-child`, { metadata: { name: 'child' } }, { parent })
    }
    expect(steps(await inTurn({ program: program('shop', 'cluster', []) }, { program: program('store', 'k8s', ['shop']) }))).toEqual([])
  })

  it('another provider replaces', async () => {
    const program = (name: string) => () => one({ a: '1' }, { provider: new Cluster(name, { kubeconfig: 'none' }) })()
    const operations = steps(await inTurn({ program: program('first') }, { program: program('second') }))
    expect(operations).toContain(`replace ${map} one`)
    expect(operations).toContain('delete pulumi:providers:kubernetes first')
  })

  it('what is gone is deleted, last made first, unless it says otherwise', async () => {
    const { calls, provider } = recorder()
    const providers = { kubernetes: provider }
    const program = (): void => {
      const namespace = new Namespace('namespace', {})
      const inside = new ConfigMap(
        'inside',
        { metadata: { namespace: namespace.metadata.name } },
        { deletedWith: namespace, dependsOn: namespace },
      )
      new ConfigMap('kept', {}, { retainOnDelete: true, dependsOn: inside })
      new ConfigMap('last', {}, { parent: inside })
    }
    const nothing = { program: () => {}, providers }
    const preview = await inTurn({ program, providers }, { ...nothing, preview: true })
    const order = expect.arrayContaining([`delete ${map} last`, `delete ${map} kept`, `delete ${map} inside`])
    expect([calls.length, steps(preview)]).toEqual([4, order])
    const result = await run({ ...nothing, state: preview.state })
    expect([steps(result).slice(-2), steps(result).length]).toEqual([
      [`delete ${map} inside`, 'delete kubernetes:core/v1:Namespace namespace'],
      4,
    ])
    expect(calls.slice(4)).toEqual(['delete id-of-last', 'delete id-of-namespace'])
    expect(result.state.resources.map(({ type }) => type)).toEqual(['pulumi:pulumi:Stack'])
  })

  it('what is protected is not deleted', async () => {
    const result = await inTurn({ program: one({}, { protect: true }) }, { program: () => {} })
    expect(result.diagnostics[0]?.message).toMatch(/^Unable to delete resource ".*::one", as it is currently marked for protection\.$/)
    expect([result.succeeded, result.state.resources.length]).toEqual([false, 2])
  })

  it('existing objects are adopted or read, and must exist', async () => {
    const provider: Provider = { read: ({ id, inputs }) => (id === 'gone' ? undefined : { ...inputs, status: `found ${id}` }) }
    const providers = { kubernetes: provider }
    const adopted = await run({ program: one({ a: '1' }, { import: 'shop/one' }), providers })
    expect([steps(adopted).at(-1), adopted.state.resources.at(-1)]).toMatchObject([
      `import ${map} one`,
      { id: 'shop/one', outputs: { status: 'found shop/one' } },
    ])
    const kept = await run({ program: one({ a: '1' }, { import: 'shop/one' }), providers, state: adopted.state })
    expect(steps(kept)).toEqual([])
    const program = (id: string) => (): unknown => ({ status: (ConfigMap.get('one', id) as unknown as { status: unknown }).status })
    expect((await run({ program: one({}, { import: 'gone' }), providers })).diagnostics[0]?.message).toBe("resource 'gone' does not exist")
    const read = await inTurn({ program: program('shop/one'), providers }, { program: () => {}, providers })
    expect([steps(read), read.succeeded]).toEqual([[], true])
    expect((await run({ program: program('gone'), providers })).succeeded).toBe(false)
  })
})

describe('failures', () => {
  it('end the deployment; what was made is in the state, and what was there stays', async () => {
    const { provider } = recorder({
      update: () => {
        throw new Error('the object has been modified')
      },
    })
    const program = (data: Record<string, string>) => (): void => {
      const first = new ConfigMap('first', {})
      const second = new ConfigMap('second', { data }, { dependsOn: first })
      new ConfigMap(`third${data.a}`, { data: { second: second.id } })
    }
    const providers = { kubernetes: provider }
    const result = await inTurn({ program: program({ a: '1' }), providers }, { program: program({ a: '2' }), providers })
    expect([result.succeeded, result.exitCode, steps(result)]).toEqual([false, 0, []])
    expect(result.diagnostics.map(({ severity, message }) => `${severity} ${message}`)).toEqual(['error the object has been modified'])
    expect(result.state.resources.map(({ urn }) => urn.split('::').at(-1))).toEqual(['project-dev', 'first', 'second', 'third1'])
  })

  it.each<[string, () => unknown, RegExp]>([
    [
      'an error of the program',
      () => {
        throw new Error('of the program')
      },
      /^Error: of the program\n.*steps\.test\.ts/,
    ],
    [
      'an error in apply',
      () =>
        one({
          a: output(1).apply((): string => {
            throw new Error('in apply')
          }) as never,
        })(),
      /error serializing property "data": in apply/,
    ],
    [
      'an error that nobody waits for',
      () => {
        Promise.reject(new Error('left alone'))
        return new Promise((resolve) => setTimeout(resolve, 50))
      },
      /^Error: left alone/,
    ],
    [
      'a function that no provider answers',
      () => runtime.invoke('gcp:index:nothing', {}),
      /has no provider that answers gcp:index:nothing/,
    ],
    ['an error that is only told', () => log.error('told'), /^told$/],
  ])('%s', async (_, program, message) => {
    const result = await run({ program, stackTraceLimit: 10 })
    expect(result.succeeded).toBe(false)
    expect(result.diagnostics).toEqual([expect.objectContaining({ severity: 'error', message: expect.stringMatching(message) })])
  })

  it('of the program keep what is gone from being deleted', async () => {
    const result = await inTurn({ program: one({}) }, { program: () => void Promise.reject(new Error('left alone')) })
    expect([steps(result), result.state.resources.length, result.exitCode]).toEqual([[], 2, 1])
  })

  it('leave nothing behind for the next run', async () => {
    expect(await run({ program: () => ({ fine: 'yes' }) })).toMatchObject({
      succeeded: true,
      exitCode: 0,
      outputs: { fine: 'yes' },
      diagnostics: [],
    })
  })
})

it('functions of providers are answered, secrets opened', async () => {
  const invoke: Provider['invoke'] = (token, args) => ({ token, ...args })
  const { outputs } = await run({
    program: () => runtime.invokeOutput('gcp:index:echo', { a: secret('b') }),
    providers: { gcp: { invoke } },
  })
  // What comes of something secret is secret.
  expect(outputs).toStrictEqual({ token: new Secret('gcp:index:echo'), a: new Secret('b') })
})

it('ids and outputs are made up where no provider tells them', async () => {
  const { outputs } = await run({
    program: () => ({
      map: new ConfigMap('map', { metadata: { name: 'settings', namespace: 'shop' } }).id,
      address: new GlobalAddress('address', {}).id,
    }),
  })
  expect(outputs).toEqual({ map: 'shop/settings', address: 'address-id' })
})
