import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

export const root = new URL('../../../', import.meta.url).pathname

/** A fenced block of a page or of a doc comment. */
export interface Block {
  /** Relative to the repository. */
  readonly file: string
  /** Line of its first line of text, from 1. */
  readonly line: number
  readonly language: string
  /** The words behind the language. */
  readonly words: readonly string[]
  readonly text: string
}

/** The pages that users read: README, CHANGELOG and everything in docs. */
export const pages: readonly string[] = ['README.md', 'CHANGELOG.md', ...filesBelow('docs').filter((file) => file.endsWith('.md'))]

/** Our own source files; the generated wire types hold no examples and no findings. */
export const sources: readonly string[] = filesBelow('src').filter((file) => file.endsWith('.ts') && !file.includes('/wire/'))

export function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

function filesBelow(folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort()
}

/** The fenced blocks of a page, in order. */
export function blocksOf(file: string, text = read(file)): Block[] {
  const blocks: Block[] = []
  let open: { info: string; line: number; lines: string[] } | undefined
  for (const [index, line] of text.split('\n').entries()) {
    const fence = /^```(.*)$/.exec(line)
    if (!open && fence) open = { info: fence[1]!.trim(), line: index + 2, lines: [] }
    else if (open && fence) {
      const [language = '', ...words] = open.info.split(/\s+/)
      blocks.push({ file, line: open.line, language, words, text: open.lines.map((each) => `${each}\n`).join('') })
      open = undefined
    } else open?.lines.push(line)
  }
  if (open) throw new Error(`${file}:${open.line - 1}: the block is never closed`)
  return blocks
}

/** The blocks of every `@example` in the doc comments of a source file; one without a `ts` block is an error. */
export function exampleBlocksOf(file: string): Block[] {
  const source = read(file)
  return [...source.matchAll(/^[ \t]*\/\*\*[\s\S]*?\*\//gm)].flatMap((comment) => {
    const parts = comment[0].split(/^[ \t]*\*[ \t]?@example/m)
    return parts.slice(1).flatMap((part, index) => {
      const before = source.slice(0, comment.index) + parts.slice(0, index + 1).join('@example')
      const plain = part.split(/^[ \t]*\*[ \t]*@\w/m)[0]!.replaceAll(/^[ \t]*\*(?: |$|\/.*$)/gm, '')
      const blocks = blocksOf(file, plain).map((block) => ({ ...block, line: block.line + before.split('\n').length - 1 }))
      if (blocks[0]?.language !== 'ts') throw new Error(`${file}:${before.split('\n').length}: the example has no ts block`)
      return blocks
    })
  })
}
