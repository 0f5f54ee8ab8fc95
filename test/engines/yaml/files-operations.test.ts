import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { OutputError, writeFiles } from '../../../src/engines/yaml/files.js'
import { contents, newFolder } from './folder.js'

type Call = (...given: unknown[]) => unknown

const watched = { counting: false, count: 0, failAt: Number.POSITIVE_INFINITY, changes: 0 }
const changing = new Set(['mkdirSync', 'writeFileSync', 'renameSync', 'rmSync'])
const originals = Object.entries(fs).filter((entry): entry is [string, Call] => entry[0].endsWith('Sync') && typeof entry[1] === 'function')

function watching(name: string, call: Call): Call {
  return (...given) => {
    if (watched.counting) {
      watched.count++
      if (changing.has(name) && ++watched.changes === watched.failAt) {
        // A full disk leaves a part of the file.
        if (name === 'writeFileSync') call(given[0], 'part')
        throw Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' })
      }
    }
    return call(...given)
  }
}

/** Puts functions in place of those of `node:fs`, for whoever has imported them. */
function install(entries: readonly (readonly [string, Call])[]): void {
  Object.assign(fs, Object.fromEntries(entries))
  syncBuiltinESMExports()
}

beforeAll(() => install(originals.map(([name, call]) => [name, Object.assign(watching(name, call), call)])))
afterAll(() => install(originals))
afterEach(() => {
  watched.counting = false
  watched.failAt = Number.POSITIVE_INFINITY
})

function watch(action: () => void): { operations: number; changes: number } {
  Object.assign(watched, { counting: true, count: 0, changes: 0 })
  try {
    action()
  } finally {
    watched.counting = false
  }
  return { operations: watched.count, changes: watched.changes }
}

function some(count: number, text: string): { path: string; text: string }[] {
  return Array.from({ length: count }, (_, index) => ({ path: `${index % 2 ? 'sub/' : ''}${index}.yaml`, text }))
}

it('takes a number of operations that grows with the number of files, also when all are replaced, unchanged or removed', () => {
  const measure = (count: number): number[] => {
    const folder = join(newFolder(), 'dist')
    return [some(count, 'a'), some(count, 'b'), some(count, 'b'), []].map((files) => watch(() => writeFiles(folder, files)).operations)
  }
  const [one, two, three] = [measure(20), measure(40), measure(60)]
  for (const [run, operations] of two!.entries()) expect(three![run]! - operations).toBe(operations - one![run]!)
})

it('changes nothing, whichever of its changes the file system refuses', () => {
  const parent = newFolder()
  const folder = join(parent, 'dist')
  writeFiles(folder, some(4, 'old'))
  const before = contents(parent)
  const next = [...some(3, 'new'), { path: 'fresh/x.yaml', text: '' }]
  let failures = 0
  for (watched.failAt = 1; ; watched.failAt++) {
    const failAt = watched.failAt
    try {
      watch(() => writeFiles(folder, next))
      break
    } catch (error) {
      failures++
      expect(error).toBeInstanceOf(OutputError)
      expect((error as OutputError).findings[0]).toMatchObject({
        code: 'output/not-writable',
        message: 'cannot be written: the disk is full',
      })
      expect(contents(parent), `failure ${failAt}`).toEqual(before)
    }
  }
  // One folder, four files written and renamed, one removed.
  expect(failures).toBe(10)
  expect(Object.keys(contents(folder)).sort()).toEqual(next.map(({ path }) => path).sort())
})
