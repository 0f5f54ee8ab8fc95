import { ComponentResource, output } from '@pulumi/pulumi'
import { App, Chart, ConfigMap, Namespace, PersistentVolumeClaim, ref } from 'steersman'
import { type DeployOptions, deploy } from 'steersman/pulumi'
import { describe, expect, it } from 'vitest'
import { run, steps } from '../../pulumi-engine/index.js'
import { deployApp, objectsOf, provider, told, waitsOf } from './support.js'

const data = { data: { a: 'b' } }
/** A Namespace with what is in it, and one object that waits for nothing. */
const app = (): App => {
  const made = new App()
  const chart = new Chart(made, 'c', { namespace: new Namespace(new Chart(made, 'base'), 'shop') })
  new ConfigMap(chart, 'settings', data)
  new PersistentVolumeClaim(chart, 'disk', { storage: '1Gi', accessModes: ['ReadWriteOnce'] })
  new ConfigMap(new Chart(made, 'other'), 'free', data)
  return made
}

class Component extends ComponentResource {
  constructor(name: string) {
    super('test:index:Component', name)
  }
}

describe('options of the deployment', () => {
  it('reach every object, as Pulumi does not hand them down by itself', async () => {
    const result = await run({
      program: () => {
        const cluster = provider()
        const owner = new Component('owner')
        deploy('live', app(), { provider: cluster, parent: owner, protect: true, retainOnDelete: true, deletedWith: cluster })
      },
    })
    const cluster = result.registrations.find(({ type }) => type === 'pulumi:providers:kubernetes')!.urn
    const objects = [...objectsOf(result).values()]
    expect(objects).toHaveLength(4)
    for (const each of objects) expect(each).toMatchObject({ protect: true, retainOnDelete: true, deletedWith: cluster })
    expect(result.registrations.find(({ type }) => type === 'steersman:index:App')!.parent).toMatch(/::owner$/)
  })

  it('what the deployment depends on is waited for by those that wait for nothing else, and so by all', async () => {
    const result = await run({
      program: () => {
        const cluster = provider()
        const first = deploy('first', new Chart(new App(), 'nothing'), { provider: cluster })
        const before = new App()
        new ConfigMap(new Chart(before, 'before'), 'made', data)
        deploy('live', app(), { provider: cluster, dependsOn: [first, deploy('earlier', before, { provider: cluster })] })
      },
    })
    expect(waitsOf(result)).toEqual(['base/shop > before/made', 'c/disk > base/shop', 'c/settings > base/shop', 'other/free > before/made'])
  })

  it('a deployment that would wait for itself is told', async () => {
    const result = await run({
      program: () => {
        const owner = new Component('owner')
        deploy('live', app(), { provider: provider(), parent: owner, dependsOn: [owner] })
      },
    })
    expect(told(result)).toMatch(
      /error deploy dependsOn: names the parent, which is complete only with this deployment \[deploy\/deadlock\]/,
    )
  })

  it('single objects take more of them', async () => {
    const result = await deployApp(app, {
      resourceOptions: ({ manifest }) =>
        manifest.kind === 'PersistentVolumeClaim'
          ? { retainOnDelete: true, ignoreChanges: ['spec.resources'], customTimeouts: { create: '20m' } }
          : undefined,
    })
    expect(objectsOf(result).get('c/disk')).toMatchObject({
      retainOnDelete: true,
      ignoreChanges: ['spec.resources'],
      customTimeouts: { create: '20m' },
      dependencies: [expect.stringMatching(/base\/shop$/)],
    })
    expect(objectsOf(result).get('c/settings')).toMatchObject({ retainOnDelete: undefined, ignoreChanges: [] })
  })
})

describe('a part of an app', () => {
  it('is deployed alone, and keeps its names', async () => {
    const result = await run({
      program: () => {
        const whole = app()
        deploy('live', whole.node.findChild('c'), { provider: provider() })
      },
    })
    expect([...objectsOf(result).keys()].sort()).toEqual(['c/disk', 'c/settings'])
  })

  it('is not kept back by what is wrong elsewhere', async () => {
    const result = await run({
      program: () => {
        const whole = app()
        new ConfigMap(whole.node.findChild('other') as Chart, 'Wrong name', data)
        deploy('live', whole.node.findChild('c'), { provider: provider() })
      },
    })
    expect(told(result)).toBe('')
    expect(objectsOf(result).size).toBe(2)
  })

  it('an app can be deployed twice', async () => {
    const result = await run({
      program: () => {
        const [whole, cluster] = [app(), provider()]
        for (const name of ['one', 'two']) deploy(name, whole, { provider: cluster })
      },
    })
    expect(told(result)).toBe('')
    expect(result.registrations.filter(({ type }) => type === 'kubernetes:core/v1:Namespace').map(({ name }) => name)).toEqual([
      'one/base/shop',
      'two/base/shop',
    ])
  })
})

describe('what has another name now', () => {
  it('stays the same object when its construct has moved', async () => {
    const before = await deployApp(app)
    const moved = (): App => {
      const made = new App()
      const chart = new Chart(made, 'shop', { namespace: new Namespace(new Chart(made, 'base'), 'shop') })
      new ConfigMap(chart, 'configuration', { name: 'settings', ...data })
      new PersistentVolumeClaim(chart, 'disk', { name: 'disk', storage: '1Gi', accessModes: ['ReadWriteOnce'] })
      new ConfigMap(new Chart(made, 'other'), 'free', data)
      return made
    }
    const told = await deployApp(moved, { moved: { c: 'shop', 'c/settings': 'shop/configuration' } }, { state: before.state })
    expect(steps(told).filter((step) => /^(create|delete|replace)/.test(step))).toEqual([])
    const untold = await deployApp(moved, {}, { state: before.state })
    expect(steps(untold)).toContain('delete kubernetes:core/v1:PersistentVolumeClaim live/c/disk')
  })

  it('stays the same object when the deployment has another name', async () => {
    const before = await deployApp(app)
    const after = await run({
      program: () => void deploy('shop', app(), { provider: provider(), aliases: [{ name: 'live' }] }),
      state: before.state,
    })
    expect(steps(after)).toEqual([])
  })

  it.each([
    [{ 'c/setings': 'c/settings' }, undefined],
    [{ 'c/gone': 'c/setings' }, /nothing has the path c\/setings \[deploy\/moved\]\n {2}help: did you mean c\/settings\?/],
    [{ 'c/settings': 'c/disk' }, /something has the path c\/settings still/],
  ])('a list of moves that cannot be is told: %j', async (moved, message) => {
    const result = await deployApp(app, { moved } as never)
    if (message) expect(told(result)).toMatch(message)
    else expect(told(result)).toBe('')
  })
})

describe('objects that are in the cluster already', () => {
  const inNamespace = (): App => {
    const made = app()
    made.node.tryRemoveChild('other')
    return made
  }

  it('are imported by namespace and name, and not made or replaced', async () => {
    const first = await deployApp(inNamespace, { adopt: true })
    expect(told(first)).toBe('')
    expect(Object.fromEntries([...objectsOf(first)].map(([path, each]) => [path, each.import]))).toEqual({
      'base/shop': 'shop',
      'c/settings': 'shop/settings',
      'c/disk': 'shop/disk',
    })
    expect(
      steps(first)
        .filter((step) => step.includes('kubernetes:core'))
        .sort(),
    ).toEqual([
      'import kubernetes:core/v1:ConfigMap live/c/settings',
      'import kubernetes:core/v1:Namespace live/base/shop',
      'import kubernetes:core/v1:PersistentVolumeClaim live/c/disk',
    ])
    expect(steps(await deployApp(inNamespace, {}, { state: first.state }))).toEqual([])
  })

  it('are some constructs, or chosen by a function', async () => {
    const imported = async (adopt: (made: App) => DeployOptions['adopt']): Promise<string[]> => {
      const result = await run({
        program: () => {
          const made = app()
          deploy('live', made, { provider: provider(), adopt: adopt(made) } as DeployOptions)
        },
      })
      return [...objectsOf(result)].flatMap(([path, each]) => (each.import === undefined ? [] : path)).sort()
    }
    expect(await imported((made) => [made.node.findChild('c')])).toEqual(['c/disk', 'c/settings'])
    expect(
      await imported(
        () =>
          ({ manifest }) =>
            manifest.kind === 'Namespace',
      ),
    ).toEqual(['base/shop'])
  })

  it('must have a namespace and a name that are known', async () => {
    const result = await deployApp(
      () => {
        const made = app()
        new ConfigMap(new Chart(made, 'late', { namespace: 'shop' }), 'late', { name: ref(output('x')), ...data })
        return made
      },
      { adopt: true },
    )
    expect(told(result)).toMatch(
      /error other\/free metadata.namespace: cannot be adopted, because it does not say its namespace \[deploy\/adopt\]/,
    )
    expect(told(result)).toMatch(/error late\/late metadata.name: cannot be adopted, because it is not known before deployment/)
  })
})
