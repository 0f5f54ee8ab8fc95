import { fileURLToPath } from 'node:url'
import { supportedMinors } from '../../src/kubernetes/versions.js'
import { deprecations, retirements } from './deprecations.js'
import { readEnums } from './enums.js'
import { type Lifecycle, readLifecycles } from './lifecycle.js'
import { apply, compare } from './output.js'
import { download } from './releases.js'
import { writeScopes } from './scopes.js'
import { readSwagger } from './swagger.js'
import { writeTable } from './table.js'
import { unite } from './union.js'
import { writeWire } from './wire.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const wire = 'src/kubernetes/wire'

function generate(): Map<string, string> {
  const releases = supportedMinors.map(download)
  const union = unite(releases.map(({ kubernetes }) => readSwagger(kubernetes, readEnums(kubernetes))))
  const lifecycles = new Map<string, Lifecycle>(releases.flatMap(({ api }) => [...readLifecycles(api)]))
  const deprecated = deprecations(union, lifecycles)
  const files = new Map([...writeWire(union, deprecated)].map(([path, text]) => [`${wire}/${path}`, text]))
  files.set('src/kubernetes/schema/table.ts', writeTable(union, deprecated, retirements(union, lifecycles)))
  files.set('src/kubernetes/schema/kinds.ts', writeScopes(union))
  return files
}

const files = generate()
const differences = compare(root, files, wire)
if (process.argv.includes('--check')) {
  for (const { path, what } of differences) console.error(`${path}: ${what}`)
  if (differences.length) {
    console.error('The generated files are not current: run npx tsx scripts/generate-kubernetes/main.ts')
    process.exitCode = 1
  }
} else {
  apply(root, files, differences)
  console.log(`${files.size} files, ${differences.length} changed`)
}
