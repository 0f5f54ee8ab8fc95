import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCodes } from '../../../src/cli/explain/codes.js'

describe('the codes of docs/errors.md', () => {
  it('are all read, each with its text alone, and no link is left', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/errors.md'), 'utf8')
    const codes = readCodes()
    expect([...codes.keys()]).toEqual([...page.matchAll(/^### `(.+)`$/gm)].map((match) => match[1]))
    for (const text of codes.values()) {
      expect(text).toMatch(/^[A-Z`].*[.)]$/s)
      expect(text).not.toMatch(/^#|\]\(/m)
    }
  })

  it('a link gives its words, and the page where it leads to another', () => {
    const page =
      '# Errors\n\ntext\n\n## A\n\n### `a/b`\n\nSee [this](#a), [that](output.md#b) and [it](https://example.com/).\n\n### `a/c`\n\nLast.\n'
    expect([...readCodes(page)]).toEqual([
      ['a/b', 'See this, that (docs/output.md#b) and it (https://example.com/).'],
      ['a/c', 'Last.'],
    ])
  })
})
