import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

// Declarations stay one to a file; code becomes a few files, because Node needs a tenth of a second to find and read a hundred.
const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

rmSync(at('lib'), { recursive: true, force: true })
await build({
  absWorkingDir: at(''),
  entryPoints: ['src/index.ts', 'src/interop/cdk8s-plus.ts', 'src/cli/main.ts'],
  outdir: 'lib',
  outbase: 'src',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  logLevel: 'warning',
})
execFileSync(process.execPath, [createRequire(import.meta.url).resolve('typescript/bin/tsc'), '-p', at('tsconfig.build.json')], {
  stdio: 'inherit',
})
