import { writeFileSync } from 'node:fs'

// Loaded into a measured process: tells at its end what it took.
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  writeFileSync(process.env.STEERSMAN_BENCH_REPORT, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 }))
})
