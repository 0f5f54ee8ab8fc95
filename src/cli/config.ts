import { readFileSync } from 'node:fs'
import { LineCounter, type Node, parseDocument } from 'yaml'
import { SteersmanError } from '../findings/error.js'
import type { Finding } from '../findings/finding.js'

/** What we read of a project's cdk8s.yaml; its other keys belong to other commands. */
export interface Config {
  readonly app?: string
  readonly output?: string
}

/** Reads cdk8s.yaml; undefined when there is none. Throws a SteersmanError with the line of everything that is wrong. */
export function readConfig(file: string): Config | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    throw new SteersmanError([finding(`${file} cannot be read: ${message}`, 'mend that or name another file by --config')])
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
  if (typeof content !== 'object' || Array.isArray(content)) {
    throw new SteersmanError([
      { ...finding('this is no map of keys', 'write app: and the command that runs the program'), ...positionAt(0) },
    ])
  }
  const { app, output } = content as Record<string, unknown>
  const wrong = Object.entries({ app, output })
    .filter(([, value]) => value !== undefined && value !== null && (typeof value !== 'string' || value.trim() === ''))
    .map(([key]) => ({
      ...finding(`${key} is no text`, key === 'app' ? 'write the command that runs the program' : 'write the path of a folder'),
      ...positionAt((document.get(key, true) as Node | undefined)?.range?.[0] ?? 0),
    }))
  if (wrong.length > 0) throw new SteersmanError(wrong)
  return { ...(typeof app === 'string' && { app }), ...(typeof output === 'string' && { output }) }
}

function finding(message: string, help: string): Finding {
  return { code: 'config/invalid', severity: 'error', message, help }
}
