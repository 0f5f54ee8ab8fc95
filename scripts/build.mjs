import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

// Declarations stay one to a file; code becomes a few files, because Node needs a tenth of a second to find and read a hundred.
const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const require = createRequire(import.meta.url)

/** The libraries of cdk8s are CommonJS: by `require` they load 20 ms faster, because Node need not work out their names first. */
const required = {
  name: 'required',
  setup(plugin) {
    plugin.onResolve({ filter: /^(cdk8s|constructs)$/ }, ({ path }) => ({ path, namespace: 'required' }))
    plugin.onLoad({ filter: /.*/, namespace: 'required' }, ({ path }) => ({
      resolveDir: at(''),
      contents: [
        "import { createRequire } from 'node:module'",
        `export const { ${Object.keys(require(path)).join(', ')} } = createRequire(import.meta.url)('${path}')`,
      ].join('\n'),
    }))
  },
}

/**
 * A class that refers to itself, or has the name of another, is renamed in a bundle, `_Service`, `App2`, and reports name classes: it gets its name back.
 * (esbuild's `keepNames` does so to every function at each of its calls, 3 % of the time of a program.)
 */
const named = {
  name: 'named',
  setup(plugin) {
    plugin.initialOptions.write = false
    plugin.onEnd(({ outputFiles = [] }) => {
      for (const { path, text } of outputFiles) {
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(
          path,
          text.replace(
            /^var (\w*[A-Za-z])(?:\d+ = class| = class _\1) .*\{$/gm,
            `$&\n  static {\n    Object.defineProperty(this, "name", { value: "$1", configurable: true });\n  }`,
          ),
          { mode: text.startsWith('#!') ? 0o755 : 0o644 },
        )
      }
    })
  },
}

rmSync(at('lib'), { recursive: true, force: true })
await build({
  absWorkingDir: at(''),
  entryPoints: ['src/index.ts', 'src/interop/cdk8s-plus.ts', 'src/engines/pulumi/index.ts', 'src/gke/index.ts', 'src/cli/main.ts'],
  outdir: 'lib',
  outbase: 'src',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  plugins: [required, named],
  logLevel: 'warning',
})
// Only writes declarations; `npm run types` checks the same sources, and half of the time would go into doing it here too.
execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', at('tsconfig.build.json'), '--noCheck'], { stdio: 'inherit' })
