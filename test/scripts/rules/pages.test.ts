import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { linkRules, writePages } from '../../../scripts/rules/pages.js'
import { everyRule } from '../../../src/checks/every-rule.js'
import { families, familyOf } from '../../../src/checks/families.js'

const docs = join(import.meta.dirname, '../../../docs')
const pages = writePages(everyRule)

describe('docs/rules', () => {
  it('is what npm run rules would write, and nothing else', () => {
    const files = readdirSync(join(docs, 'rules'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    const written = files.map((file) => [join(file.parentPath, file.name), readFileSync(join(file.parentPath, file.name), 'utf8')])
    expect(Object.fromEntries(written)).toEqual(Object.fromEntries([...pages].map(([path, text]) => [join(docs, 'rules', path), text])))
  })

  it.each(everyRule.map(({ code }) => code))('leads to %s from its list and from the list of errors', (code) => {
    expect(Object.keys(families)).toContain(familyOf(code))
    expect(pages.get('README.md')).toContain(`(${code}.md)`)
    const errors = readFileSync(join(docs, 'errors.md'), 'utf8')
    const entry = errors.split(`### \`${code}\`\n`)[1]!
    expect(entry.split('\n#')[0]).toContain(`(rules/${code}.md)`)
    expect(linkRules(errors, everyRule)).toBe(errors)
  })
})
