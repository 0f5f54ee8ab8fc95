import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coresToText, parseQuantity, quantityProblem } from '../../src/kubernetes/quantity.js'

const decimal = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 }
const binary = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 }

describe('parseQuantity', () => {
  it('reads whole numbers with every unit', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), (number) => {
        for (const [unit, power] of Object.entries(decimal))
          expect(parseQuantity(`${number}${unit}`)).toBeCloseTo(number * 10 ** power, -power)
        for (const [unit, power] of Object.entries(binary)) expect(parseQuantity(`${number}${unit}`)).toBe(number * 2 ** power)
        for (const [unit, power] of Object.entries(binary)) expect(parseQuantity(`-${number}${unit}`)).toBe(-number * 2 ** power)
      }),
    )
  })

  it('reads back every number that is written plainly', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }), (number) => {
        expect(parseQuantity(String(number))).toBe(number)
      }),
    )
    fc.assert(fc.property(fc.maxSafeInteger(), (number) => void expect(parseQuantity(String(number))).toBe(number)))
  })

  it.each([
    ['.5', 0.5],
    ['1.', 1],
    ['+1', 1],
    ['1e3', 1000],
    ['1E3', 1000],
    ['1E', 1e18],
    ['1e-1', 0.1],
    ['0.5Gi', 2 ** 29],
    ['007', 7],
  ])('%s is %d', (text, value) => expect(parseQuantity(text)).toBe(value))

  it.each([
    '',
    ' 1',
    '1 ',
    '1 Gi',
    '1gi',
    '1K',
    '1KB',
    '1MB',
    'Gi',
    '1e',
    '1e3Gi',
    '1..2',
    '--1',
    '1,5',
    'one',
    '0x10',
    '١',
    '1m\n',
    'Infinity',
    'NaN',
  ])('%j is no quantity', (text) => {
    expect(parseQuantity(text)).toBeUndefined()
    expect(quantityProblem(text)).toMatch(/^is no quantity/)
  })

  it('guesses the unit that was meant', () => {
    expect(['128MB', '128 Mi', '2gb', '2K', '1.5GiB'].map((text) => /did you mean "(.*)"/.exec(quantityProblem(text) ?? '')?.[1])).toEqual([
      '128Mi',
      '128Mi',
      '2Gi',
      '2Ki',
      '1.5Gi',
    ])
  })

  it('gives only guesses that are quantities', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.nat(), fc.constantFrom(' ', ''), fc.constantFrom(...'kKmMgGtTpP'), fc.constantFrom('', 'i', 'B', 'b', 'ib', 'iB')),
        (parts) => {
          const guess = /did you mean "(.*)"/.exec(quantityProblem(parts.join('')) ?? '')?.[1]
          if (guess !== undefined) expect(quantityProblem(guess)).toBeUndefined()
        },
      ),
    )
  })

  it('refuses less than nothing, but not nothing', () => {
    expect(quantityProblem('-1Gi')).toBe('must not be negative')
    expect(quantityProblem('0')).toBeUndefined()
  })
})

describe('coresToText', () => {
  it('writes what is read back as the same, up to a millicore', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 1_000_000 }),
        (milli) => void expect(parseQuantity(coresToText(milli / 1000))).toBeCloseTo(milli / 1000, 9),
      ),
    )
  })

  it('never gives less than was asked for', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: 0.001, max: 1000 }), (cores) => {
        const given = parseQuantity(coresToText(cores))!
        expect(given).toBeGreaterThanOrEqual(cores - 1e-9)
        expect(given).toBeLessThan(cores + 0.001 + 1e-9)
      }),
    )
  })

  it.each([
    [1, '1'],
    [0.25, '250m'],
    [0.1, '100m'],
    [0.0001, '1m'],
    [1.5, '1500m'],
    [0.29, '290m'],
    [0, '0'],
  ])('%d is %s', (cores, text) => expect(coresToText(cores)).toBe(text))
})
