import { readFileSync } from 'node:fs'
import { ownCode } from '../../findings/own-code.js'

/** What docs/errors.md of this package says of each code, rules or not, as plain text. */
export function readCodes(page = readFileSync(new URL('../docs/errors.md', ownCode), 'utf8')): ReadonlyMap<string, string> {
  const sections = page.split(/^#+ /m).flatMap((section) => {
    const [, code, text] = /^`(.+)`\n\n([\s\S]+)$/.exec(section) ?? []
    return code === undefined ? [] : [[code, plainText(text!)] as const]
  })
  return new Map(sections)
}

/** Markdown as a terminal shows it: of a link its text, and the page where it leads to another. */
function plainText(text: string): string {
  return text
    .trim()
    .replaceAll(/\[([^\]]+)\]\(([^)]+)\)/g, (_, words: string, target: string) =>
      target.startsWith('#') ? words : `${words} (${/^https?:/.test(target) ? target : `docs/${target}`})`,
    )
}
