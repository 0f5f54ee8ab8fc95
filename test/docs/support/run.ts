import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileFunction } from 'node:vm'
import * as bucket from '@pulumi/gcp/storage/bucket.js'
import { Provider } from '@pulumi/kubernetes/provider.js'
import * as pulumi from '@pulumi/pulumi'
import * as cdk8s from 'cdk8s'
import * as kplus from 'cdk8s-plus-27'
import * as constructs from 'constructs'
import * as steersman from 'steersman'
import * as adapter from 'steersman/cdk8s-plus'
import * as gke from 'steersman/gke'
import * as engine from 'steersman/pulumi'
import ts from 'typescript'
import { vi } from 'vitest'
import { formatMadeByHand } from '../../../src/app/control-plane.js'
import { formatLeftOut } from '../../../src/app/left-out.js'
import { render } from '../../../src/app/render.js'
import type { OutputFile } from '../../../src/engines/yaml/files.js'
import { contentOf } from '../../../src/engines/yaml/ownership.js'
import { type Handover, hostKey } from '../../../src/model/handover.js'
import type { Manifest } from '../../../src/model/model.js'
import { runProgram } from '../../gke/support.js'
import { plain } from '../../pulumi-engine/index.js'
import { parseManifests } from '../../support/manifests.js'
import { root } from './blocks.js'
import { deploymentValues, Fixtures, fixtureNames } from './fixtures.js'
import type { Snippet } from './snippets.js'

/** What a program gives: its objects and files, and what it prints. */
export interface Outcome {
  readonly objects: readonly Manifest[]
  readonly files: readonly string[]
  /** The files of the control plane, as they are written below the line that says whose they are. */
  readonly controlPlane: readonly OutputFile[]
  /** The content of each. */
  readonly contents: ReadonlyMap<string, string>
  /** What stands on stderr: the report of what is wrong, or the Secrets that were left out. */
  readonly printed: string
}

const modules: Readonly<Record<string, unknown>> = {
  steersman,
  cdk8s,
  constructs,
  'cdk8s-plus-27': kplus,
  'steersman/cdk8s-plus': adapter,
  'steersman/pulumi': engine,
  'steersman/gke': gke,
  '@pulumi/pulumi': pulumi,
  '@pulumi/kubernetes/provider.js': { Provider },
  '@pulumi/gcp/storage/bucket.js': bucket,
}
const publicNames: readonly [string, unknown][] = Object.entries({ ...steersman, ...engine, ...gke })

/** Runs a text of TypeScript as the file `program.ts`, in this process. */
export async function run(text: string, { block, free }: Snippet): Promise<Outcome> {
  if (needsPulumi(text, free)) return runWithPulumi(text, free)
  const own = block.file.startsWith('src/') ? ((await import(join(root, block.file))) as object) : {}
  const folder = mkdtempSync(join(tmpdir(), 'steersman-docs-'))
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(folder)
  // As a CI has it: the folder is no repository.
  vi.stubEnv('IMAGE_TAG', '1.4.2')
  const handovers: Handover[] = []
  const holder = globalThis as { [hostKey]?: unknown }
  let made = 0
  holder[hostKey] = { appMade: () => made++, receive: (handover: Handover) => handovers.push(handover) }
  try {
    const fixtures = new Fixtures()
    execute(text, folder, givenTo(free, fixtures, own))
    if (handovers.length === 0 && free.has('app')) handovers.push(fixtures.app.handover())
    else if (handovers.length === 0 && free.has('chart')) handovers.push(fixtures.app.handover())
    if (handovers.length === 0 && made > 0) throw new Error('the example makes an App and does not call synth()')
    const rendered = handovers.map((handover) => render(handover, { values: deploymentValues }))
    return {
      objects: rendered.flatMap(({ stream }) => parseManifests(stream)),
      files: rendered.flatMap(({ files, controlPlane }) => [...files, ...controlPlane.files].map(({ path }) => path)),
      contents: new Map(rendered.flatMap(({ files }) => files.map(({ path, text }) => [path, contentOf(path, text).toString()]))),
      controlPlane: rendered.flatMap(({ controlPlane }) => controlPlane.files),
      printed: rendered
        .flatMap(({ leftOut, controlPlane: { madeByHand } }) => [
          formatLeftOut(leftOut),
          ...(madeByHand.length > 0 ? [formatMadeByHand(madeByHand)] : []),
        ])
        .join('\n')
        .trim()
        .replaceAll(`${folder}/`, ''),
    }
  } catch (error) {
    if (!steersman.SteersmanError.is(error)) throw error
    return { objects: [], files: [], contents: new Map(), controlPlane: [], printed: error.message }
  } finally {
    delete holder[hostKey]
    cwd.mockRestore()
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  }
}

/** What only deploys is read as `steer` reads it; what makes resources besides needs somebody who knows their outputs. */
function needsPulumi(text: string, free: ReadonlySet<string>): boolean {
  return /from '(?:steersman\/gke|@pulumi\/[^']+)'/.test(text) || Object.keys(gke).some((name) => free.has(name))
}

/** In an engine of its own, beside a folder `api` with a Dockerfile; what a program leaves undeployed in the chart of the fixtures is deployed at its end. */
async function runWithPulumi(text: string, free: ReadonlySet<string>): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'steersman-docs-'))
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(folder)
  mkdirSync(join(folder, 'api'))
  writeFileSync(join(folder, 'api/Dockerfile'), 'FROM scratch\n')
  try {
    const { registrations, diagnostics, succeeded } = await runProgram(() => {
      const fixtures = new Fixtures()
      execute(text, folder, givenTo(free, fixtures))
      if (fixtureNames.some((name) => free.has(name))) engine.deploy('example', fixtures.app, { provider: new Provider('kubernetes') })
    })
    const objects = registrations.filter(({ type }) => succeeded && type.startsWith('kubernetes:'))
    return {
      objects: objects.map(({ inputs }) => plain(inputs) as unknown as Manifest),
      files: [],
      controlPlane: [],
      contents: new Map(),
      printed: diagnostics.map(({ severity, message }) => `${severity}: ${message}`).join('\n'),
    }
  } finally {
    cwd.mockRestore()
    rmSync(folder, { recursive: true })
  }
}

/** The Apps that an example makes, as neither engine has seen them yet; an example that deploys by itself has none. */
export async function appsOf(text: string, { block, free }: Snippet, fixtures: Fixtures): Promise<steersman.App[]> {
  if (needsPulumi(text, free) || free.has('deploy') || text.includes("from 'steersman/pulumi'")) return []
  const own = block.file.startsWith('src/') ? ((await import(join(root, block.file))) as object) : {}
  const folder = mkdtempSync(join(tmpdir(), 'steersman-docs-'))
  const apps = new Set<steersman.App>()
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(folder)
  const synth = vi.spyOn(steersman.App.prototype, 'synth').mockImplementation(function (this: steersman.App) {
    apps.add(this)
  })
  vi.stubEnv('IMAGE_TAG', '1.4.2')
  try {
    execute(text, folder, givenTo(free, fixtures, own))
  } catch (error) {
    // What is refused while it is made is no App for an engine.
    if (!steersman.SteersmanError.is(error)) throw error
    return []
  } finally {
    synth.mockRestore()
    cwd.mockRestore()
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  }
  return apps.size === 0 && (free.has('app') || free.has('chart')) ? [fixtures.app] : [...apps]
}

/** What an example uses and does not make. */
function givenTo(free: ReadonlySet<string>, fixtures: Fixtures, own: object = {}): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    ...publicNames.filter(([name]) => free.has(name)),
    ...Object.entries(own).filter(([name]) => free.has(name)),
    ...fixtureNames.filter((name) => free.has(name)).map((name) => [name, fixtures[name]] as const),
  ])
}

/** With a source map on disk, as a loader of TypeScript gives it, so that reports name lines of the example. */
function execute(text: string, folder: string, given: ReadonlyMap<string, unknown>): void {
  const { outputText } = ts.transpileModule(text, {
    fileName: 'program.ts',
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, inlineSourceMap: true },
  })
  const file = join(folder, 'program.js')
  writeFileSync(join(folder, 'program.ts'), text)
  writeFileSync(file, outputText)
  const require = (name: string): unknown => {
    const found = modules[name]
    if (!found) throw new Error(`examples cannot import ${name}`)
    return found
  }
  compileFunction(outputText, ['require', 'exports', ...given.keys()], { filename: file })(require, {}, ...given.values())
}
