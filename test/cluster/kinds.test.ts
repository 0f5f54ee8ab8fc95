import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readDefinitions } from '../../scripts/kinds/definitions.js'
import { definitionsFile } from '../../scripts/kinds/fields.js'
import { readWritten } from '../../scripts/kinds/written.js'

const withGo = spawnSync('go', ['version']).status === 0

it.skipIf(!withGo)(
  'the fields of operators in docs/kinds.md are those of the published definitions (skipped where Go is not installed)',
  async () => {
    const published = await readDefinitions(new Set(readWritten().keys()))
    expect(Object.keys(published).length).toBeGreaterThan(20)
    expect(JSON.parse(readFileSync(definitionsFile, 'utf8'))).toEqual(published)
  },
)
