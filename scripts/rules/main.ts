import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { everyRule } from '../../src/checks/every-rule.js'
import { writePages } from './pages.js'

const folder = new URL('../../docs/rules/', import.meta.url)
rmSync(folder, { recursive: true, force: true })
for (const [path, text] of writePages(everyRule)) {
  const file = new URL(path, folder)
  mkdirSync(new URL('.', file), { recursive: true })
  writeFileSync(file, text)
}
