import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ApiObject, App as Cdk8sApp, Chart as Cdk8sChart, Testing } from 'cdk8s'
import * as kplus from 'cdk8s-plus-27'
import { Construct } from 'constructs'
import fc from 'fast-check'
import { App, Chart, ConfigMap, SteersmanError } from 'steersman'
import { afterAll, describe, expect, it } from 'vitest'
import { findingsOf, manifestsOf, program } from './support.js'

const folder = mkdtempSync(join(tmpdir(), 'steersman-interop-'))
afterAll(() => rmSync(folder, { recursive: true }))

const namesOf = (app: App): unknown[] => manifestsOf(app).map(({ metadata }) => metadata.name)
const ours = (scope: Construct, id: string): ConfigMap => new ConfigMap(scope, id, { data: { a: 'b' } })
const theirs = (scope: Construct, id: string): kplus.ConfigMap => new kplus.ConfigMap(scope, id, { data: { a: 'b' } })

describe('addDependency between ours and theirs', () => {
  it('decides the order, whoever waits for whom, and however', () => {
    const { app, chart } = program()
    const a = ours(chart, 'a')
    const b = theirs(chart, 'b')
    const c = ours(chart, 'c')
    const group = new Construct(chart, 'd')
    theirs(group, 'x')
    ours(group, 'y')
    a.addDependency(b)
    b.node.addDependency(c)
    ApiObject.of(theirs(chart, 'e')).addDependency(a)
    c.addDependency(group)
    expect(namesOf(app)).toEqual(['d-x', 'd-y', 'c', 'b', 'a', 'e'])
  })

  it('any graph without cycle: each object stands after what it waits for, and all are there', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 2, maxLength: 12 }),
        fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 20 }),
        (kinds, pairs) => {
          const { app, chart } = program()
          const made = kinds.map((own, index) => (own ? ours : theirs)(chart, `n${index}`) as Construct)
          // From the later to the earlier in a mixed-up order, so never a cycle.
          const edges = pairs
            .map(([one, other]) => [one % kinds.length, other % kinds.length] as const)
            .filter(([one, other]) => (one * 7) % 13 < (other * 7) % 13)
          for (const [from, to] of edges) made[from]!.node.addDependency(made[to]!)
          const names = namesOf(app)
          expect([...names].sort()).toEqual(made.map((_, index) => `n${index}`).sort())
          for (const [from, to] of edges) expect(names.indexOf(`n${from}`)).toBeGreaterThan(names.indexOf(`n${to}`))
        },
      ),
      { numRuns: 100 },
    )
  })

  it('in a circle is one finding, which names the whole path', () => {
    const { app, chart } = program()
    const a = ours(chart, 'a')
    const b = theirs(chart, 'b')
    const c = theirs(new Construct(chart, 'group'), 'c')
    ours(chart, 'free')
    a.addDependency(b)
    b.node.addDependency(c)
    c.node.addDependency(a)
    for (const each of [1, 2]) {
      const found = findingsOf(app)
      expect(
        found.map(({ code }) => code),
        `read ${each}`,
      ).toEqual(['model/cycle'])
      const path = found[0]!.message.replace('waits for itself: ', '').split(' before ')
      expect(path[0]).toBe(path.at(-1))
      // The circle may be told from any of its members, and a construct by the object in it.
      const members = new Set(path.map((each) => each.replace(/\/Resource$/, '')))
      expect(members).toEqual(new Set(['shop/a', 'shop/b', 'shop/group/c']))
    }
    expect(() => app.synth()).toThrow(SteersmanError)
  })

  it('on itself says nothing', () => {
    const { app, chart } = program()
    const a = ours(chart, 'a')
    a.addDependency(a)
    expect(namesOf(app)).toEqual(['a'])
  })
})

describe('charts', () => {
  const synthesize = (build: (app: Cdk8sApp, chart: (scope: Construct, id: string) => Cdk8sChart) => void): [string[], string[]] => {
    const mine = new App({ outdir: mkdtempSync(join(folder, 'out-')) })
    build(mine, (scope, id) => new Chart(scope, id))
    mine.synth()
    const plain = new Cdk8sApp({ outdir: mkdtempSync(join(folder, 'out-')) })
    build(plain, (scope, id) => new Cdk8sChart(scope, id))
    plain.synth()
    return [readdirSync(mine.outdir).sort(), readdirSync(plain.outdir).sort()]
  }

  it('that depend on charts get their index before the name, as cdk8s gives it', () => {
    const [mine, plain] = synthesize((app, chart) => {
      const [web, base, free] = ['web', 'base', 'free'].map((id) => chart(app, id))
      for (const each of [web, base, free]) theirs(each!, `${each!.node.id}-config`)
      web!.addDependency(base!)
    })
    expect(mine).toEqual(['0000-base.k8s.yaml', '0001-web.k8s.yaml', '0002-free.k8s.yaml'])
    expect(mine).toEqual(plain)
  })

  it('that depend by single constructs do too, across ours and theirs', () => {
    const [mine, plain] = synthesize((app, chart) => {
      const [web, base] = ['web', 'base'].map((id) => chart(app, id))
      const robot = theirs(base!, 'robot')
      ours(web!, 'config').addDependency(robot)
    })
    expect(mine).toEqual(['0000-base.k8s.yaml', '0001-web.k8s.yaml'])
    expect(mine).toEqual(plain)
  })

  it('in charts have a file of their own, before the outer one', () => {
    const [mine] = synthesize((app, chart) => {
      const outer = chart(app, 'outer')
      ours(outer, 'one')
      const inner = chart(outer, 'inner')
      theirs(inner, 'two')
      ours(chart(inner, 'deepest'), 'three')
    })
    expect(mine).toEqual(['0000-outer-inner-deepest.k8s.yaml', '0001-outer-inner.k8s.yaml', '0002-outer.k8s.yaml'])
  })

  it('in charts name their objects by the ids below the nearest one', () => {
    const { app, chart } = program()
    const inner = new Chart(chart, 'inner')
    ours(inner, 'ours')
    theirs(inner, 'theirs')
    ours(chart, 'outer')
    expect(namesOf(app)).toEqual(['ours', 'theirs', 'outer'])
    expect(Testing.synth(chart)).toHaveLength(1)
    expect(Testing.synth(inner)).toHaveLength(2)
  })

  it('of cdk8s and ours in one app wait for each other', () => {
    const app = new App()
    const plain = new Cdk8sChart(app, 'plain', { disableResourceNameHashes: true })
    const mine = new Chart(app, 'mine')
    ours(plain, 'first').addDependency(theirs(mine, 'second'))
    expect(namesOf(app)).toEqual(['second', 'first'])
  })

  it('in a circle are one finding, which names the charts', () => {
    const app = new App()
    const [a, b, c] = ['a', 'b', 'c'].map((id) => new Chart(app, id))
    for (const each of [a, b, c]) ours(each!, each!.node.id)
    a!.addDependency(b!)
    theirs(b!, 'theirs').node.addDependency(c!)
    c!.addDependency(a!)
    const found = findingsOf(app)
    expect(found.map(({ code }) => code)).toEqual(['model/cycle'])
    expect(new Set(found[0]!.message.replace('waits for itself: ', '').split(' before '))).toEqual(new Set(['a', 'b', 'c']))
  })
})

describe('a construct without objects of its own', () => {
  it('above charts stands for all charts below it', () => {
    const app = new App({ outdir: folder })
    const shop = new Chart(app, 'shop')
    const blog = new Chart(app, 'blog')
    const infra = new Construct(app, 'infra')
    for (const id of ['net', 'disks']) ours(new Chart(infra, id), `${id}-settings`)
    const group = new Construct(app, 'group')
    const first = ours(new Chart(group, 'first'), 'first-settings')
    ours(new Chart(group, 'second'), 'second-settings')
    ours(blog, 'blog-settings').node.addDependency(infra)
    infra.node.addDependency(group)
    ours(shop, 'shop-settings').addDependency(first)
    group.node.addDependency(first)
    const { charts } = app.handover().model
    expect(charts.map(({ path }) => path)).toEqual(['group/first', 'shop', 'group/second', 'infra/net', 'infra/disks', 'blog'])
    expect(charts[0]!.fileName).toBe('0000-group-first')
  })

  it('above charts takes part in a cycle', () => {
    const { app, chart } = program()
    const infra = new Construct(app, 'infra')
    new Chart(infra, 'net').addDependency(chart)
    chart.node.addDependency(infra)
    expect(findingsOf(app)).toEqual([expect.objectContaining({ code: 'model/cycle' })])
  })

  it('passes on what it waits for', () => {
    const { app, chart } = program()
    const gate = new Construct(chart, 'gate')
    const a = ours(chart, 'a')
    const b = theirs(chart, 'b')
    a.node.addDependency(gate)
    gate.node.addDependency(b)
    expect(namesOf(app)).toEqual(['b', 'a'])
  })
})
