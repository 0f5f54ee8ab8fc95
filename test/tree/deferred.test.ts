import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelName, labelValue, subdomainName } from '../../src/kubernetes/names.js'
import { brokenToken, defer, deferredBy, inJson, isToken, replaceTokens, sampleOf, tokensIn } from '../../src/tree/deferred.js'

const make = (): string => defer({ asText: true, inJson: false }).token
const token = make()

describe('the text that stands for a value known only at deployment', () => {
  it('is a name, a label and a part of a host', () => {
    expect([labelName(token), labelValue(token), subdomainName(`shop.${token}.example.com`)]).toEqual([undefined, undefined, undefined])
    expect(JSON.parse(JSON.stringify({ [token]: token }))).toEqual({ [token]: token })
  })

  it('is found whatever stands around it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        const tokens = texts.map(make)
        const text = texts.map((each, index) => `${each}${tokens[index]}`).join('')
        expect(tokensIn(text)).toEqual(tokens)
        expect(replaceTokens(text, () => '')).toBe(texts.join(''))
        expect(brokenToken(text)).toBeUndefined()
      }),
      { numRuns: 50 },
    )
  })

  it('is a token alone, or not', () => {
    expect([isToken(token), isToken(`${token}x`), isToken(`${token}${token}`), isToken(5)]).toEqual([true, false, false, false])
    expect(sampleOf(`a.${token}.b`)).toBe('a.x.b')
  })

  it('inside JSON is another one of the same value', () => {
    const [escaped, ...more] = tokensIn(inJson(JSON.stringify({ password: token })))
    expect(more).toEqual([])
    expect(deferredBy(escaped!)).toMatchObject({ inJson: true, asText: true })
  })
})

describe('a token that was changed', () => {
  it.each([
    ['capitals', token.toUpperCase(), 'was written in capitals'],
    ['the end cut off', token.slice(0, -1), 'was cut'],
    ['most of it cut off', token.slice(0, 14), 'was cut'],
    ['the beginning cut off', token.slice(5), 'was cut'],
    ['nearly all of the beginning cut off', token.slice(17), 'was cut'],
    ['base64', Buffer.from(token).toString('base64'), 'was encoded as base64'],
    ['base64, one character later', Buffer.from(`:${token}`).toString('base64'), 'was encoded as base64'],
    ['base64, two characters later', Buffer.from(`a:${token}`).toString('base64'), 'was encoded as base64'],
  ])('%s: is told', (_, text, what) => expect(brokenToken(`before ${text} after`)).toBe(what))

  it.each(['steersman', 'steersman-operator', 'output-1', 'my-output-12-abcd', 'STEERSMAN'])('%s is an ordinary text', (text) =>
    expect(brokenToken(text)).toBeUndefined(),
  )
})
