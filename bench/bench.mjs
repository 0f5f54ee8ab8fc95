import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'esbuild'
import { measure } from './measure.mjs'

const program = (name) => fileURLToPath(new URL(`programs/${name}`, import.meta.url))
const run =
  (name, ...args) =>
  (folder) => [program(name), `${folder}/out`, ...args.map(String)]
const steer =
  (name, ...args) =>
  (folder) => [
    fileURLToPath(new URL('../lib/cli/main.js', import.meta.url)),
    'synth',
    '--app',
    `node ${program(name)} ${folder}/out ${args.join(' ')}`,
    '--quiet',
  ]

const tools = [
  ['steersman', 'copies-steersman.mjs'],
  ['cdk8s ApiObject', 'copies-cdk8s.mjs'],
  ['cdk8s-plus-27', 'copies-cdk8s-plus.mjs'],
]

console.log('ConfigMap + Deployment + Service + Ingress, medians of five; ratios to steersman in brackets')
for (const copies of [500, 2000]) {
  const results = measure(tools.map(([, file]) => run(file, copies)))
  table(
    `${copies} copies, ${copies * 4} objects`,
    tools.map(([name], index) => [name, results[index]]),
  )
}
const [once, twice] = measure([run('copies-steersman.mjs', 1000), run('copies-steersman.mjs', 2000)])
line('doubling 1,000 copies to 2,000: wall', twice.wall / once.wall, 'times')

const [unchained, chained] = measure([run('charts.mjs', 10), run('charts.mjs', 10, 'chained')])
line('ten charts of ten objects, chained by dependencies over unchained: wall', chained.wall / unchained.wall, 'times')
const [manyUnchained, manyChained] = measure([run('charts.mjs', 300), run('charts.mjs', 300, 'chained')])
line('three hundred charts of ten objects, chained over unchained: wall', manyChained.wall / manyUnchained.wall, 'times')

// Changed before each run, as a program is that one works on: no cache may help.
const source = readFileSync(program('shop.ts'), 'utf8')
let version = 0
const changed = (name) => (folder) => {
  const code = `${source}// ${process.pid} ${version++}\n`
  writeFileSync(program(name), name.endsWith('.ts') ? code : transformSync(code, { loader: 'ts' }).code)
  return steer(name)(folder)
}
const [precompiled, typescript] = measure([changed('.shop.mjs'), changed('.shop.ts')], 9)
for (const name of ['.shop.mjs', '.shop.ts']) rmSync(program(name))
line(
  'steer synth of a TypeScript program, just changed, over the same precompiled: wall',
  (typescript.wall - precompiled.wall) * 1000,
  'ms more',
)

function table(title, rows) {
  console.log(`\n${title}`)
  const first = rows[0][1]
  for (const [name, { wall, cpu, memory }] of rows) {
    const cells = [
      [wall, first.wall, 's wall', 2],
      [cpu, first.cpu, 's CPU', 2],
      [memory, first.memory, 'MiB', 0],
    ].map(([value, base, unit, digits]) => `${value.toFixed(digits)} ${unit} (${(value / base).toFixed(2)})`.padEnd(22))
    console.log(`  ${name.padEnd(18)}${cells.join('')}`)
  }
}

function line(text, value, unit) {
  console.log(`\n${text} ${value.toFixed(unit === 'ms more' ? 0 : 2)} ${unit}`)
}
