import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dataKey,
  envName,
  labelKey,
  labelName,
  labelValue,
  nameRule,
  pathSegmentName,
  portName,
  serviceName,
  subdomainName,
  type TextRule,
} from '../../src/kubernetes/names.js'

const lower = 'abcdefghijklmnopqrstuvwxyz'
const digits = '0123456789'
const upper = lower.toUpperCase()
const chars = (text: string): fc.Arbitrary<string> => fc.constantFrom(...text)
/** A text whose first and last characters are of one set, and those between of another. */
const framed = (edge: string, middle: string, most: number, first = edge): fc.Arbitrary<string> =>
  fc
    .tuple(chars(first), fc.array(chars(middle), { maxLength: most - 2 }), fc.option(chars(edge), { nil: '' }))
    .map(([a, b, c]) => (c === '' ? a : a + b.join('') + c))
const label = framed(lower + digits, `${lower + digits}-`, 63)
const subdomain = fc.array(label, { minLength: 1, maxLength: 4 }).map((parts) =>
  parts
    .join('.')
    .slice(0, 253)
    .replace(/[-.]+$/, ''),
)
const qualified = framed(upper + lower + digits, `${upper + lower + digits}-_.`, 63)

const rules: readonly [string, TextRule, fc.Arbitrary<string>, RegExp, number][] = [
  ['subdomainName', subdomainName, subdomain, /[^-a-z0-9.]/, 253],
  ['labelName', labelName, label, /[^-a-z0-9]/, 63],
  ['serviceName', serviceName, framed(lower + digits, `${lower + digits}-`, 63, lower), /[^-a-z0-9]/, 63],
  ['labelValue', labelValue, qualified, /[^-\w.]/, 63],
  ['labelKey', labelKey, qualified, /[^-\w./]/, 63],
  ['labelKey with prefix', labelKey, fc.tuple(subdomain, qualified).map((parts) => parts.join('/')), /[^-\w./]/, 317],
  ['dataKey', dataKey, qualified, /[^-\w.]/, 253],
]

describe.each(rules)('%s', (_, rule, valid, forbidden, most) => {
  it('takes every text that the rule describes', () => {
    fc.assert(fc.property(valid, (text) => void expect(rule(text)).toBeUndefined()))
  })

  it('takes no text with a character that it forbids, wherever it stands', () => {
    const bad = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }).filter((text) => forbidden.test(text))
    fc.assert(
      fc.property(valid, bad, fc.nat(), (text, each, at) => {
        const place = at % (text.length + 1)
        expect(rule(text.slice(0, place) + each + text.slice(place))).toBeTypeOf('string')
      }),
    )
  })

  it('takes nothing that is longer, a line break at the end, or a dash at an end', () => {
    fc.assert(
      fc.property(valid, (text) => {
        expect(rule(`${text}\n`)).toBeTypeOf('string')
        expect(rule(text.padEnd(most + 1, 'a').padStart(most + 1, 'a'))).toMatch(/must/)
      }),
    )
  })
})

it.each<[TextRule, readonly string[]]>([
  [subdomainName, ['', '-a', 'a-', 'a..b', '.a', 'a.', 'a.-b', 'A', 'a_b', 'ä']],
  [labelName, ['', '-a', 'a-', 'a.b', 'A']],
  [serviceName, ['', '1a', 'a.b', '-a', 'a-']],
  [portName, ['', '80', 'a--b', 'a-', '-a', 'HTTP', 'sixteen-letters0', 'a.b', 'a_b']],
  [labelKey, ['', '/a', 'a/', 'a/b/c', 'A/b', '-a', 'a-', 'a b']],
  [labelValue, ['-a', 'a-', '_a', 'a b', 'a/b', 'ä']],
  [dataKey, ['', '.', '..', '..a', 'a/b', 'a b', 'ä']],
  [envName, ['', 'A=B', 'Ä', 'a\tb', 'a\n']],
  [pathSegmentName, ['', '.', '..', 'a/b', '50%']],
])('takes none of these: %o', (rule, texts) => {
  for (const text of texts) expect([text, rule(text)]).toEqual([text, expect.stringMatching(/^(must|has) /)])
})

it.each<[TextRule, readonly string[]]>([
  [portName, ['http', 'a', 'a1', '1a', 'a-b-c', 'fifteen-letters']],
  [labelValue, ['', 'a', '1', 'A_b.c-d']],
  [labelKey, ['a', 'app.kubernetes.io/name', 'example.com/A_b', '1/2']],
  [dataKey, ['.a', 'a..', '.dockerconfigjson', 'tls.crt', '_', '-', '...'.slice(0, 1) + 'x']],
  [envName, ['a', 'A_B', 'a.b-c', '1', 'with space', '(x)']],
  [pathSegmentName, ['system:node', 'A b', '...', 'ä']],
])('takes all of these: %o', (rule, texts) => {
  for (const text of texts) expect([text, rule(text)]).toEqual([text, undefined])
})

it('gives each kind its rule', () => {
  expect(nameRule('v1', 'Service', '1.35')).toBe(serviceName)
  expect(nameRule('v1', 'Service', '1.36')).toBe(labelName)
  expect(nameRule('serving.knative.dev/v1', 'Service')).toBe(subdomainName)
  expect(nameRule('v1', 'Namespace')).toBe(labelName)
  expect(nameRule('rbac.authorization.k8s.io/v1', 'ClusterRole')).toBe(pathSegmentName)
  expect(nameRule('v1', 'ConfigMap')).toBe(subdomainName)
})
