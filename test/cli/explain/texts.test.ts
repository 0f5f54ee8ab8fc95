import { describe, expect, it } from 'vitest'
import { everyRule } from '../../../src/checks/every-rule.js'
import { suggestion } from '../../../src/cli/explain/explain.js'
import { explanationText, listText } from '../../../src/cli/explain/texts.js'
import { colorsFor } from '../../../src/cli/paint.js'

const plain = colorsFor({}, 'never')
const colors = colorsFor({}, 'always')

describe('the list', () => {
  it('has every rule once, with severity and title, below its family', () => {
    const lines = listText(everyRule, plain).split('\n')
    for (const { code, severity, title } of everyRule) {
      const found = lines.filter((line) => line.trim().split(/\s+/)[0] === code)
      expect(found).toEqual([expect.stringMatching(new RegExp(`^  \\S+ +${severity} +\\S`))])
      expect(found[0]!.endsWith(title)).toBe(true)
      const heading = lines.slice(0, lines.indexOf(found[0]!)).findLast((line) => /^\S/.test(line))
      expect(heading).toMatch(new RegExp(`\\(${code.split('/')[0]}\\)$`))
    }
  })
})

describe('an explanation', () => {
  it.each(everyRule.map((rule) => [rule.code, rule] as const))('of %s gives all its texts, and both examples as they are', (_, rule) => {
    const text = explanationText(rule, plain)
    for (const part of [rule.code, rule.severity, rule.title, rule.why, rule.help]) expect(text).toContain(part)
    const [, , , bad, good] = text.split(/^(?:Why|How to mend it|Bad|Good)\n/m)
    const unindented = (example: string | undefined): string => example!.trimEnd().replaceAll(/^ {2}/gm, '')
    expect([unindented(bad), unindented(good)]).toEqual([rule.bad.trim(), rule.good.trim()])
  })

  it('paints the lines that differ, and no others', () => {
    const rule = everyRule.find(({ code }) => code === 'wiring/exclusive-disk')!
    const text = explanationText(rule, colors)
    expect(text).toContain(colors.good('    type: Recreate'))
    expect(text.split(colors.good('').slice(0, 5))).toHaveLength(3)
    expect(text.split('Bad')[1]!.split('Good')[0]).not.toContain(colors.error('').slice(0, 9))
  })
})

describe('what was meant', () => {
  const known = everyRule.map(({ code }) => code)
  it.each([
    ['api/feild-type', 'api/field-type'],
    ['API/KIND', 'api/kind'],
    ['identity', 'wiring/identity'],
    ['exclusive-dsk', 'wiring/exclusive-disk'],
    ['something/else-entirely', undefined],
    ['', undefined],
  ])('by %j is %s', (code, meant) => expect(suggestion(code, known)).toBe(meant))
})
