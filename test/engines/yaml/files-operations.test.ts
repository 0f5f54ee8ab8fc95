import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { OutputError, writeFiles } from '../../../src/engines/yaml/files.js'
import { contents, newFolder, whole } from './folder.js'

type Call = (...given: unknown[]) => unknown

const watched = { counting: false, count: 0, failAt: Number.POSITIVE_INFINITY, deadFrom: Number.POSITIVE_INFINITY, changes: 0 }
const changing = new Set(['mkdirSync', 'writeFileSync', 'renameSync', 'rmSync', 'rmdirSync'])
const originals = Object.entries(fs).filter((entry): entry is [string, Call] => entry[0].endsWith('Sync') && typeof entry[1] === 'function')

function watching(name: string, call: Call): Call {
  return (...given) => {
    if (watched.counting) {
      watched.count++
      if (changing.has(name) && (++watched.changes === watched.failAt || watched.changes >= watched.deadFrom)) {
        // A full disk leaves a part of the file.
        if (name === 'writeFileSync' && watched.changes <= watched.deadFrom) call(given[0], 'part')
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
  watched.deadFrom = Number.POSITIVE_INFINITY
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

it('leaves whole files, and lists of files that are there, after whichever of its changes it ends', () => {
  const list = (files: readonly string[]): string => `resources:\n${files.map((file) => `- ${file}\n`).join('')}`
  const layout = (folder: string, names: readonly string[], text: string): { path: string; text: string }[] => [
    // The list first: that it is written last is not for the caller to know.
    { path: `${folder}/kustomization.yaml`, text: list(names) },
    ...names.map((name) => ({ path: `${folder}/${name}`, text })),
  ]
  const sets = [
    layout('shop', ['a.yaml', 'b.yaml'], 'one'),
    [...layout('shop', ['b.yaml', 'c.yaml'], 'two'), ...layout('blog', ['a.yaml'], 'two')],
    some(3, 'three'),
  ]
  const texts = new Set(sets.flatMap((files) => files.map(({ path, text }) => `${path} ${whole(path, text)}`)))
  let ends = 0
  for (const [from, before] of sets.entries())
    for (const after of sets.filter((_, index) => index !== from))
      for (let deadFrom = 1; ; deadFrom++) {
        const folder = join(newFolder(), 'dist')
        writeFiles(folder, before)
        watched.deadFrom = deadFrom
        const { changes } = watch(() => {
          try {
            writeFiles(folder, after)
          } catch (error) {
            expect(error).toBeInstanceOf(OutputError)
          }
        })
        watched.deadFrom = Number.POSITIVE_INFINITY
        const found = contents(folder)
        for (const [path, text] of Object.entries(found)) {
          if (path.endsWith('.tmp') || path.endsWith('/')) continue
          expect(texts, `after ${deadFrom} changes`).toContain(`${path} ${text}`)
          if (!path.endsWith('/kustomization.yaml')) continue
          for (const [, name] of text.matchAll(/^- (.+)$/gm))
            expect(Object.keys(found), `after ${deadFrom} changes`).toContain(path.replace('kustomization.yaml', name!))
        }
        writeFiles(folder, after)
        // Between its last file and itself, a folder may be left empty.
        const restored = Object.entries(contents(folder)).filter(([path]) => !path.endsWith('/'))
        expect(Object.fromEntries(restored)).toEqual(Object.fromEntries(after.map(({ path, text }) => [path, whole(path, text)])))
        if (changes < deadFrom) break
        ends++
      }
  expect(ends).toBeGreaterThan(50)
})
