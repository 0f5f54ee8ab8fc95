import fc from 'fast-check'
import { loadAll, YAML11_SCHEMA } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { emitDocument, emitStream } from '../../../src/engines/yaml/emit.js'
import type { JsonValue } from '../../../src/model/model.js'
import { dictionary, texts, values } from './arbitrary-values.js'

function readWithYaml(text: string, version: '1.1' | '1.2'): unknown[] {
  const documents = parseAllDocuments(text, { version })
  if (!Array.isArray(documents)) return []
  return documents.map((document) => {
    expect([...document.errors, ...document.warnings]).toEqual([])
    return document.toJS() as unknown
  })
}

const readers: readonly (readonly [string, (text: string) => unknown[]])[] = [
  ['yaml 1.2', (text) => readWithYaml(text, '1.2')],
  ['yaml 1.1', (text) => readWithYaml(text, '1.1')],
  ['js-yaml', (text) => loadAll(text)],
  ['js-yaml 1.1', (text) => loadAll(text, { schema: YAML11_SCHEMA })],
]

describe.each(readers)('what %s reads back', (_, read) => {
  it('is the same for each nasty text', () => {
    for (const value of dictionary) expect(read(emitDocument(value)), JSON.stringify(value)).toEqual([value])
  })

  it('is the same for any JSON', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(read(emitDocument(value))).toEqual([value])
      }),
      { numRuns: 1500 },
    )
  })

  it('is the same for any stream', () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 5 }), (documents) => {
        expect(read(emitStream(documents))).toEqual(documents)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the text', () => {
  it('has no trailing spaces outside of literal blocks, and ends with a newline', () => {
    fc.assert(
      fc.property(values, (value) => {
        const text = emitDocument(withoutLineFeeds(value))
        expect(text).toMatch(/\n$/)
        expect(text).not.toMatch(/[ \t\r]$/m)
      }),
      { numRuns: 2000 },
    )
  })

  it('is never folded', () => {
    fc.assert(
      fc.property(
        texts.filter((text) => !text.includes('\n')),
        (text) => {
          expect(emitDocument([text]).split('\n')).toHaveLength(2)
        },
      ),
    )
  })

  it('stays the same when it is read and written again', () => {
    fc.assert(
      fc.property(values, (value) => {
        const text = emitDocument(value)
        expect(emitDocument(readWithYaml(text, '1.2')[0] as JsonValue)).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })

  it('is what JSON would hold: no undefined members, no minus zero', () => {
    expect(emitDocument({ a: undefined as never, b: -0 })).toBe('b: 0\n')
    expect(emitDocument({ a: { b: undefined as never } })).toBe('a: {}\n')
  })
})

function withoutLineFeeds(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.replaceAll('\n', 'n')
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(withoutLineFeeds)
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [withoutLineFeeds(key), withoutLineFeeds(member)]))
}

describe('a value that is not JSON', () => {
  const cyclic: Record<string, unknown> = {}
  cyclic.self = [cyclic]
  const cases: readonly (readonly [unknown, string])[] = [
    [{ spec: { args: ['a', undefined] } }, 'spec.args[1] is undefined'],
    [{ 'a.b/c': [Number.NaN] }, '["a.b/c"][0] is NaN'],
    [{ a: Number.POSITIVE_INFINITY }, 'a is Infinity'],
    [{ a: () => 1 }, 'a is a function'],
    [1n, 'the document is a bigint'],
    [{ a: new Date() }, 'a is an instance of Date'],
    [{ a: new Map() }, 'a is an instance of Map'],
    [{ a: Array(1) }, 'a[0] is undefined'],
    [{ a: '\ud800' }, 'a is not well-formed Unicode'],
    [{ a: { '\udc00': 1 } }, 'a["\\udc00"] is not well-formed Unicode'],
    [cyclic, '… contains itself'],
  ]

  it.each(cases)('is refused with its path: %#', (value, message) => {
    expect(() => emitDocument(value as JsonValue)).toThrow(TypeError)
    expect(() => emitDocument(value as JsonValue)).toThrow(message)
  })
})

describe('growth', () => {
  function reads(count: number): number {
    let operations = 0
    const counting: ProxyHandler<Record<string, JsonValue>> = {
      get: (target, key, receiver) => {
        operations++
        return Reflect.get(target, key, receiver) as unknown
      },
      ownKeys: (target) => {
        operations += Reflect.ownKeys(target).length
        return Reflect.ownKeys(target)
      },
      getOwnPropertyDescriptor: (target, key) => {
        operations++
        return Reflect.getOwnPropertyDescriptor(target, key)
      },
    }
    const labels = new Proxy(Object.fromEntries(Array.from({ length: count }, (_, index) => [`label-${index}`, 'value'])), counting)
    const items = Array.from({ length: count }, () => new Proxy({ name: 'a', value: 'b' } as Record<string, JsonValue>, counting))
    emitDocument({ labels, items })
    return operations
  }

  it('is linear in the number of members', () => {
    expect(reads(2000)).toBe(2 * reads(1000))
  })
})
