import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepOld, pathsOf, stepsOf } from './engine/paths.js'
import { decode, encode, plain, Reference, Secret, Unknown, unknown, type Value, type Values } from './engine/values.js'
import { readConfig } from './program/config.js'

const { values } = fc.letrec<{ value: Value; values: Values }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.constant(unknown),
    fc.tuple(fc.string(), fc.string({ minLength: 1 })).map(([urn, id]) => new Reference(urn, id)),
    fc.array(tie('value')),
    tie('value').map((value) => new Secret(value)),
    tie('values'),
  ),
  values: fc.dictionary(
    fc.string({ minLength: 1 }).filter((key) => key !== '__proto__'),
    tie('value'),
    { noNullPrototype: true },
  ),
}))

describe('values', () => {
  it('survive the wire', () => {
    fc.assert(fc.property(values, (given) => isDeepStrictEqual(decode(encode(given)), given)))
  })

  it('have no marks left when they are plain', () => {
    fc.assert(fc.property(values, (given) => isDeepStrictEqual(JSON.parse(JSON.stringify(plain(given))), plain(given))))
  })

  it('are found by their paths, and put back to what they were', () => {
    fc.assert(
      fc.property(values, (given) => {
        for (const path of pathsOf(given, Unknown)) {
          if (!isDeepStrictEqual(keepOld(given, given, stepsOf(path)), given)) return false
        }
        const paths = pathsOf(given, Unknown)
        const old = JSON.parse(
          JSON.stringify(given, (_, value) => (value instanceof Unknown ? 'old' : value instanceof Secret ? value.value : value)),
        ) as Values
        expect(
          pathsOf(
            paths.reduce((kept, path) => keepOld(kept, old, stepsOf(path)) as Values, given),
            Unknown,
          ),
        ).toEqual([])
      }),
    )
  })
})

describe('configuration', () => {
  it('of a project stands below that of the stack, and what is encrypted must be given', () => {
    const defaults = { a: 1, b: { default: 'low' }, c: { type: 'string' }, 'gcp:zone': 'z' }
    const stack = { 'shop:b': 'high', 'shop:d': { e: { secure: 'v1:x' } }, 'gcp:project': true }
    expect(readConfig('shop', defaults, stack, { d: '{"e":"f"}' })).toEqual({
      values: { 'shop:a': '1', 'shop:b': 'high', 'gcp:zone': 'z', 'shop:d': '{"e":"f"}', 'gcp:project': 'true' },
      secretKeys: ['shop:d'],
    })
    expect(() => readConfig('shop', defaults, stack, {})).toThrow('the test gives no value for shop:d, which is encrypted')
  })
})
