import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { App as Cdk8sApp, Chart as Cdk8sChart } from 'cdk8s'
import * as plus from 'cdk8s-plus-27'
import { App, Chart, ConfigMap } from 'steersman'
import { deploy } from 'steersman/pulumi'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readProject } from '../../../../src/engines/pulumi/files/project.js'
import { type Handover, type Host, hostKey } from '../../../../src/model/handover.js'

const holder = globalThis as { [hostKey]?: Host }
afterEach(() => {
  delete holder[hostKey]
  vi.unstubAllEnvs()
})

/** What a program hands over, as the paths of its objects: the last handover of each App, as the command reads it. */
function handedOver(program: () => void): { paths: string[]; output: Handover['output'] }[] {
  const received = new Map<string | undefined, Handover>()
  holder[hostKey] = { appMade: () => {}, receive: (handover) => void received.set(handover.app, handover) }
  program()
  return [...received.values()].map(({ model, output }) => ({ paths: model.objects.map(({ origin }) => origin.path), output }))
}

const app = (): App => {
  const made = new App({ outdir: 'out' })
  for (const id of ['a', 'b']) new ConfigMap(new Chart(made, id), 'settings', { data: { id } })
  return made
}

describe('a program that is only read', () => {
  it('hands over what it deploys, to where its App writes, and needs no cluster', () => {
    const [only, ...others] = handedOver(() => void deploy('live', app(), { context: 'no-such-context' }))
    expect(only).toMatchObject({
      paths: ['a/settings', 'b/settings'],
      output: { folder: resolve('out'), division: 'chart', extension: '.k8s.yaml' },
    })
    expect(others).toEqual([])
  })

  it('hands over each object once, whether it deploys parts or synthesizes too', () => {
    const both = handedOver(() => {
      const made = app()
      deploy('live', made)
      made.synth()
    })
    expect(both.map(({ paths }) => paths)).toEqual([['a/settings', 'b/settings']])
    const parts = handedOver(() => {
      const made = app()
      deploy('live', made.node.findChild('b'))
      made.synth()
      deploy('again', made.node.findChild('b'))
    })
    expect(parts.map(({ paths }) => paths)).toEqual([['a/settings', 'b/settings']])
    const one = handedOver(() => void deploy('live', app().node.findChild('b')))
    expect(one.map(({ paths }) => paths)).toEqual([['b/settings']])
  })

  it('may be one of cdk8s itself', () => {
    const [only] = handedOver(() => {
      const made = new Cdk8sApp({ outdir: 'old' })
      new plus.ConfigMap(new Cdk8sChart(made, 'c'), 'settings', { data: { a: 'b' } })
      deploy('live', made)
    })
    expect(only).toMatchObject({ paths: ['c/settings/Resource'], output: { folder: resolve('old') } })
  })
})

describe('the project that a program asks of', () => {
  const folder = mkdtempSync(join(tmpdir(), 'steersman-project-'))
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text)

  it('is that of the files of Pulumi, with the only stack or the one that is chosen', () => {
    expect(readProject(folder)).toEqual({ name: 'project', stack: 'stack', config: {}, encrypted: [] })
    write(
      'Pulumi.yaml',
      'name: shop\nconfig:\n  size: 3\n  host: { default: a }\n  region: { type: string }\n  gcp:project: { value: x }\n',
    )
    expect(readProject(folder)).toEqual({
      name: 'shop',
      stack: 'stack',
      config: { 'shop:size': '3', 'shop:host': 'a', 'gcp:project': 'x' },
      encrypted: [],
    })
    write('Pulumi.dev.yaml', 'config:\n  shop:host: b\n  shop:list: [1, { secure: x }]\n  shop:object: { a: 1 }\n')
    expect(readProject(folder)).toMatchObject({
      stack: 'dev',
      config: { 'shop:host': 'b', 'shop:object': '{"a":1}' },
      encrypted: ['shop:list'],
    })
    write('Pulumi.prod.yaml', 'config:\n  shop:host: c\n')
    expect(readProject(folder)).toMatchObject({ stack: 'stack', config: { 'shop:host': 'a' } })
    vi.stubEnv('PULUMI_STACK', 'prod')
    expect(readProject(join(folder, 'src/deep'))).toMatchObject({ stack: 'prod', config: { 'shop:host': 'c' } })
    rmSync(folder, { recursive: true })
  })
})
