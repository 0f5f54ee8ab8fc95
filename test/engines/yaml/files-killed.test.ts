import { expect, it } from 'vitest'
import { killWriters } from './killing.js'

// `test/cluster/files-killed.test.ts` kills ten times as many.
it('leaves whole files and lists of files that are there when it is killed, and the next run restores the set', {
  timeout: 60_000,
}, async () => {
  const { interrupted } = await killWriters(24)
  expect(interrupted).toBeGreaterThan(4)
})
