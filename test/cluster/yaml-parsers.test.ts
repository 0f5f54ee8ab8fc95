import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emitStream } from '../../src/engines/yaml/emit.js'
import { parseFile } from '../../src/model/files/parse.js'
import type { JsonValue } from '../../src/model/model.js'
import { dictionary, values } from '../engines/yaml/arbitrary-values.js'

const cache = fileURLToPath(new URL('../../.cache/', import.meta.url))
const oracles = fileURLToPath(new URL('oracles/', import.meta.url))

function works(command: string, ...arguments_: string[]): boolean {
  return spawnSync(command, arguments_, { stdio: 'ignore' }).status === 0
}

/** A Python that has PyYAML: the system's own, or one made in the cache folder. */
function pythonWithYaml(): string | undefined {
  if (works('python3', '-c', 'import yaml')) return 'python3'
  const folder = `${cache}yaml-python`
  const python = `${folder}/bin/python3`
  if (!existsSync(python) && !works('python3', '-m', 'venv', folder)) return undefined
  if (works(python, '-c', 'import yaml') || works(python, '-m', 'pip', 'install', '--quiet', 'pyyaml==6.0.3')) return python
  return undefined
}

/** The reader in Go, compiled into the cache folder. */
function goReader(): string | undefined {
  if (!works('go', 'version')) return undefined
  const program = `${cache}yaml-go`
  execFileSync('go', ['build', '-o', program, '.'], { cwd: `${oracles}yaml-go`, stdio: ['ignore', 'ignore', 'inherit'] })
  return program
}

function readWith(command: string, ...arguments_: string[]): (stream: string) => unknown[] {
  return (stream) => JSON.parse(execFileSync(command, arguments_, { input: stream, maxBuffer: 1 << 30, encoding: 'utf8' })) as unknown[]
}

const python = pythonWithYaml()
const go = goReader()
const readers: readonly (readonly [string, ((stream: string) => unknown[]) | undefined])[] = [
  [
    python ? 'PyYAML' : 'PyYAML (skipped: needs python3 with the yaml module, or pip)',
    python ? readWith(python, `${oracles}yaml-python/read.py`) : undefined,
  ],
  [go ? 'sigs.k8s.io/yaml' : 'sigs.k8s.io/yaml (skipped: needs go)', go ? readWith(go) : undefined],
  [go ? 'go-yaml v3' : 'go-yaml v3 (skipped: needs go)', go ? readWith(go, 'v3') : undefined],
]

describe.each(readers)('what %s reads back', (_, read) => {
  it.skipIf(!read)('is the same for some thousand documents', () => {
    const documents: JsonValue[] = [...dictionary, ...fc.sample(values, { numRuns: 6000, seed: Number(process.env.SEED ?? 20) })]
    const found = read!(emitStream(documents))
    expect(found).toHaveLength(documents.length)
    // One comparison a document, so that a difference is shown with its document only.
    for (const [index, document] of documents.entries()) expect(found[index], emitStream([document])).toEqual(document)
  })
})

it.skipIf(!go)(
  go ? 'manifests are read as kubectl reads them, scalar by scalar' : 'manifests are read as kubectl reads them (skipped: needs go)',
  () => {
    const words = [
      'y',
      'N',
      'yes',
      'No',
      'on',
      'OFF',
      'oN',
      'true',
      'False',
      'TRUE',
      '~',
      'null',
      'Null',
      'nULL',
      '=',
      '2026-01-31',
      '1:30',
      '1:30:00',
    ]
    const numbers = fc.sample(fc.stringMatching(/^[-+]?[0-9.][0-9_xXoObBeE.+]{0,5}$/), {
      numRuns: 4000,
      seed: Number(process.env.SEED ?? 20),
    })
    // A number that is too large is an error of its own in Go.
    const scalars = [...words, ...numbers].filter((text) => !/[eE]\+?\d{3}/.test(text) && text !== '.')
    const expected = readWith(go!)(scalars.map((text) => `a: ${text}\n`).join('---\n'))
    const { documents } = parseFile(scalars.map((text) => `a: ${text}\n`).join('---\n'), 'scalars.yaml')
    const different = scalars.flatMap((text, index) => {
      const [ours, theirs] = [documents[index]?.value, expected[index]].map((value) => JSON.stringify(value))
      return ours === theirs ? [] : [`${text}: ${ours}, and Go ${theirs}`]
    })
    expect(different).toEqual([])
  },
)
