import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const usage = new URL('usage.mjs', import.meta.url).href

/** Wall and CPU seconds and peak memory of commands that take turns, so that a slower minute of the machine hits them all; medians of the runs. */
export function measure(commands, runs = 5) {
  const results = commands.map(() => [])
  for (let run = -1; run < runs; run++) {
    for (const [index, command] of commands.entries()) {
      const result = once(command)
      if (run >= 0) results[index].push(result)
    }
  }
  return results.map((list) =>
    Object.fromEntries(['wall', 'cpu', 'memory'].map((figure) => [figure, median(list.map((each) => each[figure]))])),
  )
}

function once(command) {
  const folder = mkdtempSync(join(tmpdir(), 'steersman-bench-'))
  const report = join(folder, 'usage.json')
  const start = process.hrtime.bigint()
  const { status, stderr } = spawnSync(process.execPath, ['--import', usage, ...command(folder)], {
    env: { ...process.env, STEERSMAN_BENCH_REPORT: report },
    encoding: 'utf8',
  })
  const wall = Number(process.hrtime.bigint() - start) / 1e9
  if (status !== 0) throw new Error(`failed: ${command(folder).join(' ')}\n${stderr}`)
  const { cpu, memory } = JSON.parse(readFileSync(report, 'utf8'))
  rmSync(folder, { recursive: true })
  return { wall, cpu, memory }
}

export function median(list) {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]
}
