import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { YamlOutputType } from 'cdk8s'
import { build } from 'esbuild'
import { expect } from 'vitest'
import { parse } from 'yaml'
import type { Layout } from '../../../src/app/layouts/layout.js'
import { render } from '../../../src/app/render.js'
import { type OutputFolder, writeFolders } from '../../../src/engines/yaml/files.js'
import { App, Chart, ConfigMap } from '../../../src/index.js'
import { contents, newFolder, whole } from './folder.js'

/** Every signal that ends a process which does not ask for it, but for those that only Node itself sends. */
const signals = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGALRM', 'SIGUSR2', 'SIGXCPU'] as const

const environments = ['staging', 'production']
const layouts: readonly Layout[] = [
  'files',
  'kustomize',
  { argoCd: { repoURL: 'https://github.com/example/shop', path: 'dist' } },
  { flux: { sourceRef: { kind: 'GitRepository', name: 'flux-system' }, path: './dist', interval: '10m', prune: true } },
]

/** What runs of one program write: every layout, with a file for each chart or each object, and each time some other objects. */
function outputs(): readonly (readonly OutputFolder[])[] {
  return layouts.flatMap((layout, number) =>
    [YamlOutputType.FILE_PER_CHART, YamlOutputType.FILE_PER_RESOURCE].map((yamlOutputType) =>
      environments.map((name) => {
        const app = new App({ layout, yamlOutputType, environment: { name, values: {} } })
        for (const id of ['shop', `blog-${number}`]) {
          const chart = new Chart(app, id, { namespace: id })
          for (const each of ['a', `b-${number}`]) new ConfigMap(chart, each, { data: { text: `${name} ${number}\n`.repeat(1_200) } })
        }
        return { outdir: name, files: render(app.handover()).files }
      }),
    ),
  )
}

const source = fileURLToPath(new URL('../../../src/engines/yaml/files.ts', import.meta.url))

/** Writes one output after the other for ever, and says when all have been there once. */
const program = `
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFolders } from ${JSON.stringify(source)}
const [, , dist, outputs, first] = process.argv
const all = JSON.parse(readFileSync(outputs, 'utf8'))
for (let run = 0; ; run++) {
  writeFolders(all[(run + Number(first)) % all.length].map(({ outdir, files }) => ({ outdir: join(dist, outdir), files })))
  if (run === 0) process.stdout.write('.')
}
`

/** Of what kinds the kills were. */
export interface Kills {
  /** How many left a part of the work done: temporary files, or files of two outputs. */
  readonly interrupted: number
  /** How many left an output as it was meant. */
  readonly between: number
}

/** Kills as many writers at random moments by all signals in turn, and looks each time at what they leave and at what the next run makes of it. */
export async function killWriters(count: number): Promise<Kills> {
  const folder = newFolder()
  const [script, list, dist] = ['write.mjs', 'outputs.json', 'dist'].map((name) => join(folder, name)) as [string, string, string]
  const all = outputs()
  writeFileSync(list, JSON.stringify(all))
  const stdin = { contents: program, resolveDir: folder, loader: 'js' } as const
  await build({ stdin, bundle: true, platform: 'node', format: 'esm', outfile: script })

  const foreign = { 'production/shop/patch.yaml': 'mine', 'staging/mine.yaml': 'mine', 'kustomization.yaml': 'resources: []' }
  for (const [path, text] of Object.entries(foreign)) {
    mkdirSync(dirname(join(dist, path)), { recursive: true })
    writeFileSync(join(dist, path), text)
  }
  const expected = all.map((output) => ({
    ...Object.fromEntries(output.flatMap(({ outdir, files }) => files.map(({ path, text }) => [`${outdir}/${path}`, whole(path, text)]))),
    ...foreign,
  }))
  const texts = new Map<string, Set<string>>()
  for (const output of expected)
    for (const [path, text] of Object.entries(output)) texts.set(path, (texts.get(path) ?? new Set()).add(text))

  let interrupted = 0
  for (let kill = 0; kill < count; kill++) {
    const signal = signals[kill % signals.length]!
    await killOne([script, dist, list, String(kill)], signal, folder)
    const found = contents(dist)
    const paths = Object.keys(found).filter((path) => !path.endsWith('/'))
    for (const path of paths.filter((each) => !each.endsWith('.tmp')))
      expect(texts.get(path)?.has(found[path]!), `${path} is half there after ${signal}`).toBe(true)
    for (const path of paths.filter((each) => /^\w+\/.+\/kustomization\.yaml$/.test(each))) checkList(dist, path, found[path]!, signal)
    if (!expected.some((output) => same(output, found))) interrupted++

    const next = Math.floor(Math.random() * all.length)
    writeFolders(all[next]!.map(({ outdir, files }) => ({ outdir: join(dist, outdir), files })))
    expect(withoutFolders(contents(dist)), `the run after ${signal}`).toEqual(expected[next])
  }
  return { interrupted, between: count - interrupted }
}

async function killOne(command: readonly string[], signal: NodeJS.Signals, cwd: string): Promise<void> {
  const child = spawn(process.execPath, command, { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  await setTimeout(Math.random() * 12)
  child.kill(signal)
  expect(await once(child, 'exit')).toEqual([null, signal])
}

/** kustomize refuses a folder whose list names a file that is not there. */
function checkList(dist: string, path: string, text: string, signal: string): void {
  for (const file of (parse(text) as { resources: string[] }).resources)
    expect(existsSync(join(dist, dirname(path), file)), `${path} names ${file} after ${signal}`).toBe(true)
}

/** Between its last file and itself, a folder may be left empty. */
function withoutFolders(found: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(found).filter(([path]) => !path.endsWith('/')))
}

function same(output: Readonly<Record<string, string>>, found: Readonly<Record<string, string>>): boolean {
  const files = withoutFolders(found)
  return Object.keys(files).length === Object.keys(output).length && Object.entries(output).every(([path, text]) => files[path] === text)
}
