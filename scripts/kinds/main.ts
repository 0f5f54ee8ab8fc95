import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readDefinitions } from './definitions.js'
import { definitionsFile } from './fields.js'
import { readStackLines } from './lines.js'
import { writePage } from './page.js'
import { readTable } from './table.js'
import { readWritten } from './written.js'

if (process.argv.includes('--definitions')) {
  const definitions = await readDefinitions(new Set(readWritten().keys()))
  const lines = Object.entries(definitions).map(([kind, fields]) => `  ${JSON.stringify(kind)}: ${JSON.stringify(fields)}`)
  writeFileSync(definitionsFile, `{\n${lines.join(',\n')}\n}\n`)
}
writeFileSync(fileURLToPath(new URL('../../docs/kinds.md', import.meta.url)), writePage(readTable(), readStackLines()))
