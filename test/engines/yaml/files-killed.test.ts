import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { type OutputFile, writeFiles } from '../../../src/engines/yaml/files.js'
import { contents, newFolder, whole } from './folder.js'

const source = fileURLToPath(new URL('../../../src/engines/yaml/files.ts', import.meta.url))

// Two sets of files that share some paths: replacing one with the other writes, keeps and removes, in two folders.
const texts = ['a: 1\n'.repeat(20_000), 'b: 2\n'.repeat(30_000)]
const paths = [
  ['x.yaml', 'y.yaml', 'one/x.yaml', 'one/y.yaml'],
  ['x.yaml', 'z.yaml', 'one/x.yaml', 'two/x.yaml'],
]

const program = `
const texts = ['a: 1\\n'.repeat(20_000), 'b: 2\\n'.repeat(30_000)]
const paths = ${JSON.stringify(paths)}
for (let run = 0; ; run++) {
  writeFiles(process.argv[2], paths[run % 2].map((path) => ({ path, text: texts[run % 2] })))
  if (run === 1) process.stdout.write('.')
}
`

it('leaves whole files when it is killed, and the next run restores the set', { timeout: 30_000 }, async () => {
  const folder = newFolder()
  const script = join(newFolder(), 'write.mjs')
  await build({
    stdin: { contents: `import { writeFiles } from ${JSON.stringify(source)}${program}`, resolveDir: folder, loader: 'js' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: script,
  })
  const dist = join(folder, 'dist')
  mkdirSync(join(dist, 'one'), { recursive: true })
  writeFileSync(join(dist, 'one', 'mine.yaml'), 'mine')
  let interrupted = 0
  for (let kill = 0; kill < 30; kill++) {
    const child = spawn(process.execPath, [script, dist], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    await setTimeout(Math.random() * 12)
    child.kill('SIGKILL')
    await once(child, 'exit')
    if (readdirSync(dist, { recursive: true, encoding: 'utf8' }).some((path) => path.endsWith('.tmp'))) interrupted++
    for (const [path, content] of Object.entries(contents(dist))) {
      if (path.endsWith('.tmp') || path.endsWith('/')) continue
      if (path === 'one/mine.yaml') expect(content).toBe('mine')
      else expect(content === whole(path, texts[0]!) || content === whole(path, texts[1]!), path).toBe(true)
    }
    const files: OutputFile[] = paths[kill % 2]!.map((path) => ({ path, text: texts[kill % 2]! }))
    writeFiles(dist, files)
    const after = contents(dist)
    // Between its last file and itself, a folder may be left.
    delete after['two/']
    expect(after).toEqual({ 'one/mine.yaml': 'mine', ...Object.fromEntries(files.map(({ path, text }) => [path, whole(path, text)])) })
  }
  expect(interrupted).toBeGreaterThan(0)
})
