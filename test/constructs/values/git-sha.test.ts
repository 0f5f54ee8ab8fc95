import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { gitSha } from '../../../src/index.js'
import { refusal } from '../../support/refusal.js'

let folder: string
const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' })

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'steersman-git-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

it('is refused where there is no repository, and before the first commit, with the line of the program', () => {
  expect(refusal(() => gitSha({ folder })).message).toMatch(
    /git-sha\.test\.ts:\d+:\d+[\s\S]*is not known: fatal: not a git repository[\s\S]*IMAGE_TAG/,
  )
  git('init', '--quiet')
  expect(refusal(() => gitSha({ folder })).message).toMatch(/is not known: fatal/)
  expect(refusal(() => gitSha({ folder: join(folder, 'none') })).message).toMatch(/folder is not there/)
})

it('is the commit that is checked out, in whole or its first digits', () => {
  writeFileSync(join(folder, 'a'), '1')
  git('add', 'a')
  git('commit', '--quiet', '--message', 'first')
  const head = git('rev-parse', 'HEAD').trim()
  expect(gitSha({ folder })).toBe(head)
  expect(head).toMatch(/^[0-9a-f]{40}$/)
  expect(gitSha({ folder, length: 12, clean: true })).toBe(head.slice(0, 12))
  for (const length of [6, 41, 7.5, Number.NaN]) expect(refusal(() => gitSha({ folder, length })).message).toContain('from 7 to 40')
})

it('can refuse changes of tracked files, and does not mind others', () => {
  writeFileSync(join(folder, 'b'), '1')
  expect(gitSha({ folder, clean: true })).toMatch(/^[0-9a-f]{40}$/)
  writeFileSync(join(folder, 'a'), '2')
  expect(gitSha({ folder })).toMatch(/^[0-9a-f]{40}$/)
  expect(refusal(() => gitSha({ folder, clean: true })).message).toMatch(/1 file differs from the commit/)
})
