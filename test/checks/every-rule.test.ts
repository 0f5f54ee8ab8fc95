import { describe, expect, it } from 'vitest'
import { check } from '../../src/checks/check.js'
import { everyRule } from '../../src/checks/every-rule.js'
import type { RuleText } from '../../src/checks/rule-text.js'
import { readFiles } from '../../src/model/files/read-files.js'
import { run } from '../docs/support/run.js'

/** The codes that an example is told. */
async function told({ language }: RuleText, text: string): Promise<string[]> {
  if (language === 'typescript') {
    const block = { file: 'program.ts', line: 1, language: 'ts', words: [], text }
    const { printed } = await run(text, { block, before: '', output: undefined, shown: [], free: new Set() })
    return [...printed.matchAll(/^error .*\[(.+)\]$/gm)].map((match) => match[1]!)
  }
  const { model, documents } = readFiles([{ name: 'a.yaml', text, found: false }])
  expect(documents).toBeGreaterThan(0)
  return [...model.findings, ...check(model)].map(({ code, severity, help }) => {
    expect(help, 'of a manifest no help speaks of a program').not.toMatch(/\bchart\b|\bid\b|\bprogram\b|external\(|: '|\{ min, max \}/)
    return severity === 'error' ? code : `${severity} ${code}`
  })
}

describe.each(everyRule.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  it('its bad example is told by this rule alone', async () => {
    expect(await told(rule, rule.bad)).toEqual([rule.severity === 'error' ? code : `warning ${code}`])
  })
  it('its good example is clean', async () => expect(await told(rule, rule.good)).toEqual([]))

  it('its texts are sentences', () => {
    for (const text of [rule.title, rule.why, rule.help]) expect(text).toMatch(/^[A-Z][^\n]+\.$/)
    for (const example of [rule.bad, rule.good]) expect(example).toMatch(/^\n\S[\s\S]*\S\n$/)
    expect(code).toMatch(/^[a-z]+\/[a-z]+(-[a-z]+)*$/)
  })
})

it('no code stands for two rules', () => {
  expect(new Set(everyRule.map(({ code }) => code)).size).toBe(everyRule.length)
})
