import { existsSync, readFileSync } from 'node:fs'
import { findSourceMap, SourceMap, type SourceMapPayload } from 'node:module'
import { dirname, isAbsolute, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Position } from './finding.js'

/**
 * The place in the file that the user wrote, for a place in the code that ran.
 * Source maps are read here, when a finding is printed, never while the program runs; without a map the place stays.
 */
export function originalPosition(position: Position): Position {
  const file = position.file.startsWith('file:') ? fileURLToPath(position.file) : position.file
  const map = sourceMapOf(position.file, file)
  if (!map) return { ...position, file }
  const entry = map.findEntry(position.line - 1, position.column - 1)
  if (!('originalSource' in entry)) return { ...position, file }
  const source = entry.originalSource.startsWith('file:') ? fileURLToPath(entry.originalSource) : entry.originalSource
  return {
    file: isAbsolute(source) ? source : resolve(dirname(file), source),
    line: entry.originalLine + 1,
    column: entry.originalColumn + 1,
  }
}

/** The file as a person at the prompt would name it: relative when it is below the working directory. */
export function displayFile(file: string, cwd = process.cwd()): string {
  const path = relative(cwd, file)
  return path !== '' && !path.startsWith('..') && !isAbsolute(path) ? path : file
}

const maps = new Map<string, SourceMap | undefined>()

function sourceMapOf(url: string, file: string): SourceMap | undefined {
  const known = findSourceMap(file) ?? findSourceMap(url)
  if (known) return known
  if (!maps.has(file)) maps.set(file, readSourceMap(file))
  return maps.get(file)
}

function readSourceMap(file: string): SourceMap | undefined {
  if (!existsSync(file)) return undefined
  const comments = [...readFileSync(file, 'utf8').matchAll(/^\/\/[#@] sourceMappingURL=(\S+)\s*$/gm)]
  const url = comments.at(-1)?.[1]
  if (!url) return undefined
  try {
    const inline = /^data:application\/json[^,]*?(;base64)?,(.*)$/s.exec(url)
    const text = inline
      ? inline[1]
        ? Buffer.from(inline[2]!, 'base64').toString()
        : decodeURIComponent(inline[2]!)
      : readFileSync(resolve(dirname(file), url), 'utf8')
    const payload = JSON.parse(text) as SourceMapPayload
    const root = payload.sourceRoot ?? ''
    return new SourceMap({ ...payload, sourceRoot: '', sources: payload.sources.map((source) => resolve(dirname(file), root, source)) })
  } catch {
    return undefined // a broken map only costs the mapping, never the run
  }
}
