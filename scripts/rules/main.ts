import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { everyRule } from '../../src/checks/every-rule.js'
import { linkRules, writePages } from './pages.js'

const folder = new URL('../../docs/rules/', import.meta.url)
rmSync(folder, { recursive: true, force: true })
for (const [path, text] of writePages(everyRule)) {
  const file = new URL(path, folder)
  mkdirSync(new URL('.', file), { recursive: true })
  writeFileSync(file, text)
}

const errors = new URL('../../docs/errors.md', import.meta.url)
writeFileSync(errors, linkRules(readFileSync(errors, 'utf8'), everyRule))
