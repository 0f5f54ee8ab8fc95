import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { measure } from '../measure.mjs'

// What deploy() costs, constructs included, beside Pulumi's own SDK registering the same objects from literals.
// The engine runs in the measured process in both cases, and all of it is plain JavaScript, as a compiled program is.
const at = (name) => fileURLToPath(new URL(name, import.meta.url))
const [program, file] = [at('.program.mjs'), at('.objects.json')]
await build({ entryPoints: [at('program.ts')], outfile: program, bundle: true, packages: 'external', platform: 'node', format: 'esm' })
try {
  for (const copies of [250, 1250]) {
    const command = (way) => [program, way, String(copies), file]
    spawnSync(process.execPath, command('deploy'), { stdio: 'inherit' }) // writes what the literals read
    const [literals, deploy] = measure([() => command('literals'), () => command('deploy')], 3)
    console.log(`\n${copies * 4} objects, medians of three`)
    for (const [name, { wall, cpu, memory }] of Object.entries({
      'Pulumi, from literals': literals,
      'deploy(), constructs included': deploy,
    }))
      console.log(`  ${name.padEnd(32)}${wall.toFixed(2)} s wall  ${cpu.toFixed(2)} s CPU  ${memory.toFixed(0)} MiB`)
    const more = (key) => `${(100 * (deploy[key] / literals[key] - 1)).toFixed(1)} %`
    console.log(`  more: ${more('cpu')} CPU, ${more('memory')} memory`)
  }
} finally {
  for (const each of [program, file]) rmSync(each, { force: true })
}
