import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { presence } from '../../../scripts/generate-kubernetes/presence.js'
import { writeTable } from '../../../scripts/generate-kubernetes/table.js'
import { type Facts, type Field, unite } from '../../../scripts/generate-kubernetes/union.js'
import { indexLines, parseType } from '../../../src/kubernetes/schema/parse.js'
import { supportedMinors } from '../../../src/kubernetes/versions.js'

const name = fc.stringMatching(/^[a-z$-][A-Za-z-]{0,8}$/)
const field: fc.Arbitrary<Field> = fc.record(
  {
    type: fc.constantFrom('string', '[string', '{int32', '[core/v1/Other', 'meta/v1/ObjectMeta', '{[bytes'),
    required: fc.boolean(),
    atomic: fc.boolean(),
    mergeKey: name,
    strategy: fc.constantFrom('merge', 'merge+retainKeys'),
    values: fc.uniqueArray(fc.constantFrom('', 'A', 'b c', 's/mime', '*'), { minLength: 1 }),
  },
  { requiredKeys: ['type', 'required', 'atomic'] },
)
const versions = fc.dictionary(name, fc.tuple(field, fc.array(fc.option(fc.boolean()), { minLength: 8, maxLength: 8 })), { maxKeys: 5 })

describe('the table', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(versions, (fields) => {
        const all = supportedMinors.map((_, minor): Facts => {
          const present = Object.entries(fields).flatMap(([key, [facts, bits]]): [string, Field][] =>
            typeof bits[minor] === 'boolean' ? [[key, { ...facts, required: bits[minor] }]] : [],
          )
          return { kinds: new Map(), types: new Map([['core/v1/Type', { atomic: false, fields: new Map(present) }]]) }
        })
        const text = writeTable(unite(all), new Map(), new Map())
        const module = /export const types = `([^`]*)`/.exec(text)![1]!.replaceAll('\\$', '$')
        const read = parseType(indexLines(module).get('core/v1/Type')!)

        const bitsOf = (holds: (minor: number) => boolean): number =>
          supportedMinors.reduce((bits, _, minor) => bits | (holds(minor) ? 1 << minor : 0), 0)
        const present = Object.entries(fields).filter(([, [, bits]]) => bits.some((bit) => bit !== null))
        expect([...read.fields.keys()].sort()).toEqual(present.map(([key]) => key).sort())
        for (const [key, [facts, bits]] of present) {
          const found = read.fields.get(key)!
          expect(found.minors).toBe(bitsOf((minor) => bits[minor] !== null))
          expect(found.required).toBe(bitsOf((minor) => bits[minor] === true))
          expect(found.mergeKey).toBe(facts.mergeKey)
          expect(found.strategy).toEqual(facts.strategy?.split('+') ?? [])
          expect(facts.values && [...facts.values].sort()).toEqual(found.values && [...found.values.byValue.keys()])
          expect(found.values?.minors ?? found.minors).toBe(found.minors)
        }
      }),
    )
  })

  it('says of each value in which minor versions it is', () => {
    const all = supportedMinors.map((minor): Facts => {
      const values = minor < '1.31' ? undefined : minor < '1.33' ? ['A'] : ['A', 'B']
      const one: Field = { type: 'string', required: false, atomic: false, ...(values && { values }) }
      return { kinds: new Map(), types: new Map([['core/v1/Type', { atomic: false, fields: new Map([['f', one]]) }]]) }
    })
    const text = writeTable(unite(all), new Map(), new Map())
    expect(text).toContain('f,s,=fc:A|B@f0')
    expect(parseType(indexLines(text).get('core/v1/Type')!).fields.get('f')!.values).toEqual({
      minors: 0xfc,
      byValue: new Map([
        ['A', 0xfc],
        ['B', 0xf0],
      ]),
    })
  })

  it('refuses a field that changes its type, or a value that it cannot write', () => {
    const facts = (type: string, values?: string[]): Facts => ({
      kinds: new Map(),
      types: new Map([
        ['core/v1/T', { atomic: false, fields: new Map([['f', { type, required: false, atomic: false, ...(values && { values }) }]]) }],
      ]),
    })
    expect(() => unite([facts('string'), facts('int32')])).toThrow('core/v1/T.f is not the same in all minor versions: string, then int32.')
    for (const value of ['a|b', 'a@1', 'a;b', 'a,b'])
      expect(() => writeTable(unite([facts('string', [value])]), new Map(), new Map())).toThrow(value)
  })
})

describe('presence', () => {
  it('is silent about what every minor version has', () => {
    expect(presence(0xff)).toEqual([])
    expect(presence(0xf0, 0xf0)).toEqual([])
  })

  it('names the first, the last and those between that lack it', () => {
    expect(presence(0xfc)).toEqual(['Since 1.31.'])
    expect(presence(0x07)).toEqual(['Until 1.31.'])
    expect(presence(0x40)).toEqual(['Since 1.35.', 'Until 1.35.'])
    expect(presence(0xfd)).toEqual(['Not in 1.30.'])
  })
})
