import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { compile } from './compile.js'

const here = fileURLToPath(new URL('.', import.meta.url))
const read = (folder: string): [string, string][] =>
  readdirSync(here + folder).map((name) => [`${folder}/${name}`, readFileSync(`${here}${folder}/${name}`, 'utf8')])
const accepted = read('accepted')
// The directive is taken away, so that the compiler says what it would say to the user.
const refused = read('refused').map(([name, text]): [string, string] => [name, text.replaceAll('@ts-expect-error', 'refused:')])

/** The lines that must be refused, with a part of the message. */
function expected(text: string): { line: number; why: string; part: string }[] {
  return text.split('\n').flatMap((each, index) => {
    const found = /^\/\/ refused: (.*) \| (.*)$/.exec(each)
    return found ? [{ line: index + 2, why: found[1]!, part: found[2]! }] : []
  })
}

describe.each([false, true])('with exactOptionalPropertyTypes %s', (exactOptionalPropertyTypes) => {
  const compilation = compile(Object.fromEntries([...accepted, ...refused]), { exactOptionalPropertyTypes })

  it.each(accepted.map(([name]) => name))('%s compiles', (name) => {
    expect(compilation.diagnosticsOf(name)).toEqual([])
  })

  describe.each(refused)('%s', (name, text) => {
    const lines = expected(text)
    const diagnostics = compilation.diagnosticsOf(name)

    it('says every reason, and has no other mistakes', () => {
      expect(lines.length).toBe(text.split('refused:').length - 1)
      const meant = new Set(lines.map(({ line }) => line))
      expect(diagnostics.filter(({ line }) => !meant.has(line))).toEqual([])
    })

    it.each(lines)('refuses $why', ({ line, part }) => {
      const texts = diagnostics.filter((each) => each.line === line).map((each) => each.text)
      expect(texts.join('\n')).toContain(part)
    })
  })
})
