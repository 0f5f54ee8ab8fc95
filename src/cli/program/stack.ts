import type { Position } from '../../findings/finding.js'
import { ownCode } from '../../findings/own-code.js'
import { originalPosition } from '../../findings/position.js'

const own = new URL(ownCode)
// Not the end of `node:internal/…`, which also looks like a path.
const frame = /(?<=^|[\s(])((?:file:\/\/)?\/[^()]*?):(\d+)(?::(\d+))?\)?$/

/** The nearest line of the user's own code on a stack; that of a package only when there is none. */
export function userFrame(stack: string): Position | undefined {
  let installed: Position | undefined
  for (const line of stack.split('\n')) {
    const position = positionIn(line)
    if (!position || isOwn(position.file)) continue
    if (!position.file.includes('/node_modules/')) return position
    installed ??= position
  }
  return installed
}

/** A stack whose lines name the files that the user wrote. */
export function originalStack(stack: string): string {
  return stack
    .split('\n')
    .map((line) => {
      const position = /^\s+at /.test(line) && positionIn(line)
      return position
        ? line.replace(frame, (match) => `${position.file}:${position.line}:${position.column}${match.endsWith(')') ? ')' : ''}`)
        : line
    })
    .join('\n')
}

function positionIn(line: string): Position | undefined {
  const match = frame.exec(line)
  if (!match) return undefined
  try {
    return originalPosition({ file: match[1]!, line: Number(match[2]), column: Number(match[3] ?? 1) })
  } catch {
    return undefined // a message that only looks like a place
  }
}

function isOwn(file: string): boolean {
  return file.startsWith(decodeURIComponent(own.pathname))
}
