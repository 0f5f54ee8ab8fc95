import { expect, it } from 'vitest'
import { killWriters } from '../engines/yaml/killing.js'

it('240 kills by all signals never leave half a file, and the next run restores the set', { timeout: 300_000 }, async () => {
  const { interrupted } = await killWriters(240)
  expect(interrupted).toBeGreaterThan(60)
})
