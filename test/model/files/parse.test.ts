import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { parseFile } from '../../../src/model/files/parse.js'
import { readFiles } from '../../../src/model/files/read-files.js'

const read = (text: string): unknown => parseFile(text, 'a.yaml').documents[0]?.value
const problems = (text: string): string[] =>
  parseFile(text, 'a.yaml').findings.map(({ message, position }) => `${position!.line}:${position!.column} ${message}`)

describe('YAML is read as kubectl reads it', () => {
  it.each([
    ['no', false],
    ['on', true],
    ['y', true],
    ['017', 15],
    ['0x1F', 31],
    ['0X1F', 31],
    ['-0o17', -15],
    ['0b11', 3],
    ['08', 8],
    ['0_1', 1],
    ['1:30.5', '1:30.5'],
    ['1:30', '1:30'],
    ['2026-01-31', '2026-01-31'],
    ['1_000', 1000],
    ['~', null],
    ["'no'", 'no'],
    ['1e3', 1000],
    ['.inf', Number.POSITIVE_INFINITY],
  ])('%s', (text, value) => expect(read(`a: ${text}\n`)).toEqual({ a: value }))

  it('anchors, aliases and merge keys', () => {
    expect(read('a: &a { x: 1 }\nb: { <<: *a, z: 2 }\nc: *a\n')).toEqual({ a: { x: 1 }, b: { x: 1, z: 2 }, c: { x: 1 } })
  })

  it('line ends of Windows and a byte order mark', () => {
    expect(read('\ufeffa: 1\r\nb: |\r\n  x\r\n  y\r\n')).toEqual({ a: 1, b: 'x\ny\n' })
  })

  it('JSON documents that follow one another, with their lines', () => {
    const objects = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 })
    const blank = fc.constantFrom('', '\n', ' ', '\r\n\n')
    fc.assert(
      fc.property(fc.array(fc.tuple(objects, blank), { minLength: 1, maxLength: 4 }), (parts) => {
        fc.pre(!parts.some(([value]) => '<<' in value))
        const texts = parts.map(([value, after]) => JSON.stringify(value, undefined, 1) + after)
        const { documents, findings, locate } = parseFile(texts.join(''), 'a.json')
        expect(findings).toEqual([])
        expect(documents.map(({ value }) => value)).toEqual(parts.map(([value]) => JSON.parse(JSON.stringify(value))))
        for (const index of texts.keys()) {
          const before = texts.slice(0, index).join('')
          expect(locate(index, [])).toEqual({ line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') })
        }
      }),
    )
    expect(problems('{"a": 1} b')).toHaveLength(1)
  })

  it('JSON is YAML', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (value) => {
        fc.pre(!('<<' in value))
        expect(parseFile(JSON.stringify(value), 'a.json').documents[0]?.value).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})

describe('what cannot be read is told with its line, and nothing is thrown', () => {
  it('each error of each document', () => {
    expect(problems('a: [1\n---\nb: 1\nb: 2\n---\nc: "x\n')).toMatchObject([
      expect.stringMatching(/^[12]:/),
      expect.stringMatching(/^4:1 Map keys must be unique/),
      expect.stringMatching(/^[67]:/),
    ])
  })

  it.each([
    [
      'aliases that grow without end',
      `a: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
        .split('')
        .map((key, index) => `${key}: &${key} [${Array.from({ length: 10 }, () => `*${'abcdefghi'[index]}`).join()}]`)
        .join('\n')}\n`,
    ],
    ['an alias of what it stands in', 'a: &a [*a]\n'],
    ['deep nesting', `${'['.repeat(20_000)}${']'.repeat(20_000)}\n`],
    ['an alias of nothing', 'a: *b\n'],
  ])('%s', (_, text) => expect(problems(text).length).toBeGreaterThan(0))

  it('any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab:-[]{}&*!|>\'"%@`#,? \n\t\\0') }), (text) => {
        const { model } = readFiles([{ name: 'a', text, found: false }])
        for (const { position } of model.findings) expect(position!.line).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })

  it('names of the language are names like any other', () => {
    const { model } = readFiles([
      { name: 'a', text: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { __proto__: x, constructor: y }\n', found: false },
    ])
    expect(Object.keys(model.objects[0]!.manifest.data as object)).toEqual(['__proto__', 'constructor'])
    expect(({} as { x?: unknown }).x).toBeUndefined()
  })
})

describe('documents', () => {
  it('a List is taken apart, empty documents count, and what is no object is told', () => {
    const text =
      '---\n---\napiVersion: v1\nkind: List\nitems:\n  - { apiVersion: v1, kind: ConfigMap, metadata: { name: a } }\n  - { kind: X }\n---\n5\n---\n- a\n'
    const { model, documents } = readFiles([{ name: 'a', text, found: false }])
    expect(documents).toBe(3)
    expect(model.objects.map(({ origin }) => origin.source)).toEqual([{ file: 'a', document: expect.any(Number), steps: ['items', 0] }])
    expect(model.findings.map(({ message, position }) => [position!.line, message])).toEqual([
      [7, 'is no object of Kubernetes: apiVersion is missing'],
      [9, 'is no object of Kubernetes'],
      [11, 'is no object of Kubernetes'],
    ])
  })

  it('other files of a folder are passed over', () => {
    const file = { name: 'values.yaml', text: 'replicas: 3\n' }
    expect(readFiles([{ ...file, found: true }])).toMatchObject({ documents: 0, model: { findings: [] } })
    expect(readFiles([{ ...file, found: false }]).model.findings).toHaveLength(1)
  })
})

it('every value is found where it stands', () => {
  const key = fc.stringMatching(/^k[a-z]{1,4}$/)
  const tree = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constant('leaf'),
      fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
      fc.dictionary(key, tie('value'), { minKeys: 1, maxKeys: 3 }),
    ),
  })).value
  fc.assert(
    fc.property(fc.dictionary(key, tree, { minKeys: 1 }), fc.boolean(), (value, flow) => {
      const text = stringify(value, { collectionStyle: flow ? 'flow' : 'block' })
      const { locate } = parseFile(text, 'a')
      const lines = text.split('\n')
      const visit = (at: unknown, steps: readonly (string | number)[]): void => {
        const last = steps.at(-1)
        const { line, column } = locate(0, steps)
        if (typeof last === 'string')
          expect(
            lines[line - 1]!.slice(column - 1)
              .replace(/^"/, '')
              .startsWith(last),
          ).toBe(true)
        if (typeof at === 'object' && at !== null)
          for (const [name, inner] of Object.entries(at)) visit(inner, [...steps, Array.isArray(at) ? Number(name) : name])
      }
      visit(value, [])
    }),
    { numRuns: 60 },
  )
})
