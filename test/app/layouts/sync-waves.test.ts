import { Construct } from 'constructs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { render } from '../../../src/app/render.js'
import {
  App,
  Chart,
  ConfigMap,
  CustomResourceDefinition,
  Deployment,
  HorizontalPodAutoscaler,
  Job,
  Manifest,
  Namespace,
  Pod,
  PriorityClass,
} from '../../../src/index.js'
import type { ModelObject } from '../../../src/model/model.js'
import { referencesOf } from '../../../src/model/references/references.js'
import { argoOrder, waveOf } from '../../support/argo-order.js'
import { argoCd, objectsIn, rendered } from './program.js'

const container = { image: 'example/server:1.4.2' }
const annotation = 'argocd.argoproj.io/sync-wave'
const wave = (value: string): object => ({ annotations: { [annotation]: value } })

/** The waves that are written, by names. */
function waves(build: (chart: Chart) => void): Record<string, string> {
  const found = rendered({ layout: { argoCd } }, (app) => build(new Chart(app, 'shop', { namespace: 'shop' })))
  return Object.fromEntries(
    objectsIn(found, 'shop').flatMap(({ metadata }) => {
      const value = (metadata.annotations as Record<string, string> | undefined)?.[annotation]
      return value === undefined ? [] : [[String(metadata.name), value]]
    }),
  )
}

describe('sync waves', () => {
  it('none when one does: namespaces, definitions and configuration come first of themselves', () => {
    expect(
      waves((chart) => {
        new Namespace(chart, 'shop')
        new CustomResourceDefinition(chart, 'definition', {
          group: 'example.com',
          scope: 'Namespaced',
          names: { kind: 'Thing', plural: 'things' },
          versions: { v1: { schema: { type: 'object' } } },
        })
        new Manifest(chart, 'thing', { apiVersion: 'example.com/v1', kind: 'Thing' })
        const settings = new ConfigMap(chart, 'settings', { data: {} })
        new Deployment(chart, 'server', {
          container: { ...container, envFrom: [settings.envFrom()] },
          replicas: { min: 1, max: 2, cpu: '80%' },
        })
      }),
    ).toEqual({})
  })

  it('what depends on something comes later, with what points at it; what it reads does not', () => {
    expect(
      waves((chart) => {
        const settings = new ConfigMap(chart, 'settings', { data: {} })
        const migration = new Job(chart, 'migration', { restartPolicy: 'Never', container })
        const server = new Deployment(chart, 'server', { container: { ...container, envFrom: [settings.envFrom()] } })
        server.addDependency(migration)
        new HorizontalPodAutoscaler(chart, 'scaler', {
          target: server,
          minReplicas: 1,
          maxReplicas: 3,
          metrics: [{ resource: 'cpu', averageUtilization: '80%' }],
        })
        new Job(chart, 'smoke', { restartPolicy: 'Never', container }).addDependency(server)
      }),
    ).toEqual({ server: '1', scaler: '1', smoke: '2' })
  })

  it('a bare Pod comes after the class without which the API server refuses it; a Deployment tries again', () => {
    expect(
      waves((chart) => {
        const priorityClassName = new PriorityClass(chart, 'high', { value: 1000 })
        new Pod(chart, 'pod', { container, priorityClassName })
        new Deployment(chart, 'server', { container, priorityClassName })
      }),
    ).toEqual({ pod: '1' })
  })

  it('an annotation of the program stands, and what it needs comes no later', () => {
    expect(
      waves((chart) => {
        const settings = new ConfigMap(chart, 'settings', { data: {} })
        const first = new Job(chart, 'first', { restartPolicy: 'Never', container })
        const early = new Job(chart, 'early', {
          restartPolicy: 'Never',
          container: { ...container, envFrom: [settings.envFrom()] },
          ...wave('-3'),
        })
        early.addDependency(first)
        const late = new Deployment(chart, 'late', { container, ...wave('5') })
        new Job(chart, 'last', { restartPolicy: 'Never', container }).addDependency(late)
        new ConfigMap(chart, 'odd', { data: {}, ...wave('first') })
      }),
    ).toEqual({ settings: '-3', first: '-4', early: '-3', late: '5', last: '6', odd: 'first' })
  })
})

/** A chart of objects in groups, each of which may wait for any earlier object or group. */
const programs = fc.record({
  objects: fc.array(
    fc.record({
      kind: fc.constantFrom('ConfigMap', 'Deployment', 'Scaled', 'Pod', 'Thing'),
      group: fc.integer({ min: 0, max: 3 }),
      given: fc.option(fc.integer({ min: -3, max: 4 }), { nil: undefined, freq: 6 }),
    }),
    { minLength: 2, maxLength: 14 },
  ),
  edges: fc.array(fc.tuple(fc.nat(13), fc.nat(13), fc.boolean()), { maxLength: 8 }),
  own: fc.boolean(),
})
type Program = typeof programs extends fc.Arbitrary<infer T> ? T : never

function build(app: App, { objects, edges, own }: Program, given: boolean): void {
  const chart = new Chart(app, 'shop', { namespace: 'shop' })
  if (own) {
    new Namespace(chart, 'shop')
    new CustomResourceDefinition(chart, 'things', {
      group: 'example.com',
      scope: 'Namespaced',
      names: { kind: 'Thing', plural: 'things' },
      versions: { v1: { schema: { type: 'object' } } },
    })
  }
  const high = new PriorityClass(chart, 'high', { value: 1000 })
  const settings = new ConfigMap(chart, 'settings', { data: {} })
  const groups = [0, 1, 2, 3].map((index) => new Construct(chart, `group-${index}`))
  const made = objects.map(({ kind, group, given: value }, index) => {
    const scope = groups[group]!
    const id = `o${index}`
    const common = given && value !== undefined ? wave(String(value)) : {}
    if (kind === 'ConfigMap') return new ConfigMap(scope, id, { data: {}, ...common })
    if (kind === 'Pod') return new Pod(scope, id, { container, priorityClassName: high, ...common })
    if (kind === 'Thing') return new Manifest(scope, id, { apiVersion: 'example.com/v1', kind: 'Thing', metadata: common })
    const deployment = new Deployment(scope, id, { container: { ...container, envFrom: [settings.envFrom()] }, ...common })
    if (kind === 'Scaled')
      new HorizontalPodAutoscaler(scope, `${id}-scaler`, {
        target: deployment,
        minReplicas: 1,
        maxReplicas: 3,
        metrics: [{ resource: 'cpu', averageUtilization: '80%' }],
      })
    return deployment
  })
  for (const [a, b, whole] of edges) {
    const [first, second] = [Math.min(a, b) % made.length, Math.max(a, b) % made.length].sort((x, y) => x - y) as [number, number]
    if (objects[first]!.group === objects[second]!.group) {
      if (first !== second && objects[first]!.kind === objects[second]!.kind) made[second]!.node.addDependency(made[first]!)
    } else if (objects[first]!.group < objects[second]!.group)
      made[second]!.node.addDependency(whole ? groups[objects[first]!.group]! : made[first]!)
  }
}

/** One object comes not before another, or `later` only when the other is ready. */
interface Constraint {
  readonly first: string
  readonly second: string
  readonly later: boolean
}

/** A program that was read and rendered once. */
function run(program: Program, given: boolean) {
  const app = new App({ layout: { argoCd } })
  build(app, program, given)
  const handover = app.handover()
  const paths = handover.model.objects.map(({ origin }) => origin.path)
  const manifests = objectsIn(render(handover), 'shop')
  return {
    paths,
    manifests,
    waves: new Map(paths.map((path, index) => [path, waveOf(manifests[index]!)])),
    given: new Map(
      handover.model.objects
        .filter(({ manifest }) => Object.hasOwn((manifest.metadata.annotations ?? {}) as object, annotation))
        .map(({ manifest, origin }) => [origin.path, waveOf(manifest)]),
    ),
    constraints: constraintsOf(app, handover.model.objects, paths),
  }
}

/** Every pair of objects for which the program or the manifests ask for an order, found one by one. */
function constraintsOf(app: App, objects: readonly ModelObject[], paths: readonly string[]): Constraint[] {
  const below = (path: string): string[] => paths.filter((each) => each === path || each.startsWith(`${path}/`))
  const said = app.node
    .findAll()
    .flatMap((source) =>
      source.node.dependencies.flatMap((target) =>
        below(source.node.path).flatMap((second) => below(target.node.path).map((first) => ({ first, second, later: true }))),
      ),
    )
  const pointed = referencesOf(objects).flatMap(({ from, to, targets }) =>
    targets
      .filter((target) => target < from)
      .map((target) => ({
        first: paths[target]!,
        second: paths[from]!,
        later: to.kind === 'PriorityClass' && objects[from]!.manifest.kind === 'Pod',
      })),
  )
  return [...said, ...pointed]
}

describe('in any chart', () => {
  it('waves are the earliest that keep every order, and Argo CD, as it sorts, applies each object after what it needs', () => {
    fc.assert(
      fc.property(programs, (program) => {
        const { paths, manifests, waves: found, constraints } = run(program, false)
        const least = new Map(paths.map((path) => [path, 0]))
        for (let changed = true; changed; ) {
          changed = false
          for (const { first, second, later } of constraints) {
            const wanted = least.get(first)! + Number(later)
            if (least.get(second)! >= wanted) continue
            least.set(second, wanted)
            changed = true
          }
        }
        expect(found).toEqual(least)
        const order = argoOrder(manifests)
        const place = new Map(paths.map((path, index) => [path, order.indexOf(manifests[index]!)]))
        for (const { first, second } of constraints) expect(place.get(first), `${first} before ${second}`).toBeLessThan(place.get(second)!)
      }),
      { numRuns: 60 },
    )
  })

  it('annotations of the program stand, and the others keep every order that these allow', () => {
    fc.assert(
      fc.property(programs, (program) => {
        const { paths, waves: found, given, constraints } = run(program, true)
        for (const [path, value] of given) expect(found.get(path)).toBe(value)
        if (!isFeasible(constraints, given, paths)) return
        for (const { first, second, later } of constraints)
          expect(found.get(first)! + Number(later), `${first} before ${second}`).toBeLessThanOrEqual(found.get(second)!)
      }),
      { numRuns: 60 },
    )
  })
})

/** Whether given waves leave room for those between them. */
function isFeasible(constraints: readonly Constraint[], given: ReadonlyMap<string, number>, paths: readonly string[]): boolean {
  const least = new Map(paths.map((path) => [path, given.get(path) ?? -100]))
  for (let round = 0; round <= paths.length; round++)
    for (const { first, second, later } of constraints) {
      const wanted = least.get(first)! + Number(later)
      if (least.get(second)! >= wanted) continue
      if (given.has(second)) return false
      least.set(second, wanted)
    }
  return true
}
