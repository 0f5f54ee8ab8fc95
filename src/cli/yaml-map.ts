import { readFileSync } from 'node:fs'
import { LineCounter, type Node, parseDocument } from 'yaml'
import { SteersmanError } from '../findings/error.js'
import type { Finding } from '../findings/finding.js'

/** A file that holds a map of keys, as YAML or JSON. */
export interface YamlMap {
  readonly content: Readonly<Record<string, unknown>>
  /** A finding at the line of a key's value. */
  at(key: string, message: string, help: string): Finding
}

/** Reads such a file; undefined when there is none. Throws a SteersmanError with the line of everything that is wrong. */
export function readYamlMap(
  file: string,
  code: string,
  help: { readonly unreadable: string; readonly noMap: string },
): YamlMap | undefined {
  const finding = (message: string, remedy: string): Finding => ({ code, severity: 'error', message, help: remedy })
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const { code: reason, message } = error as NodeJS.ErrnoException
    if (reason === 'ENOENT') return undefined
    throw new SteersmanError([finding(`${file} cannot be read: ${message}`, help.unreadable)])
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const positionAt = (offset: number): Partial<Finding> => {
    const { line, col } = lines.linePos(offset)
    return { position: { file, line, column: col } }
  }
  const syntax = document.errors.map(({ message, pos }) => ({ ...finding(message, 'mend this line'), ...positionAt(pos[0]) }))
  if (syntax.length > 0) throw new SteersmanError(syntax)
  const content = (document.toJS() ?? {}) as unknown
  if (typeof content !== 'object' || Array.isArray(content))
    throw new SteersmanError([{ ...finding('this is no map of keys', help.noMap), ...positionAt(0) }])
  return {
    content: content as Record<string, unknown>,
    at: (key, message, remedy) => ({
      ...finding(message, remedy),
      ...positionAt((document.get(key, true) as Node | undefined)?.range?.[0] ?? 0),
    }),
  }
}
