import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { apply, compare } from '../../../scripts/generate-kubernetes/output.js'

it('finds what is missing, outdated or superfluous, and mends just that', () => {
  const root = mkdtempSync(join(tmpdir(), 'output-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  mkdirSync(join(root, 'wire/core'), { recursive: true })
  for (const path of ['wire/core/v1.ts', 'wire/core/v2.ts', 'wire/core/notes.md', 'beside.ts', 'current.ts'])
    writeFileSync(join(root, path), 'old')
  const files = new Map([
    ['wire/core/v1.ts', 'new'],
    ['wire/apps/v1.ts', 'new'],
    ['current.ts', 'old'],
  ])

  const differences = compare(root, files, 'wire')
  expect(differences).toEqual([
    { path: 'wire/core/v1.ts', what: 'outdated' },
    { path: 'wire/apps/v1.ts', what: 'missing' },
    { path: 'wire/core/v2.ts', what: 'superfluous' },
  ])

  apply(root, files, differences)
  expect(compare(root, files, 'wire')).toEqual([])
  for (const path of ['wire/core/notes.md', 'beside.ts']) expect(readFileSync(join(root, path), 'utf8')).toBe('old')
})
