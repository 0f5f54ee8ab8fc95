import { formatLeftOut } from '../app/left-out.js'
import { writeRendered } from '../app/write.js'
import type { RunOptions } from './options.js'
import { colorsFor } from './paint.js'
import { printJson } from './report.js'
import { reportFailures, runApp } from './run-app.js'
import { secretRecord } from './secrets.js'
import { type FolderSummary, formatSummary } from './summary.js'

export interface SynthOptions extends RunOptions {
  readonly stdout?: boolean
}

/** `steer synth`: the program's manifests as files, or as one stream on stdout. Gives the exit code. */
export function synth(options: SynthOptions): Promise<number> {
  return reportFailures(options, async () => {
    const { folders, leftOut, stream } = await runApp(options)
    if (options.stdout) process.stdout.write(stream())
    else {
      const reports = writeRendered(folders.map(({ folder, files }) => ({ outdir: folder, files })))
      const done = folders.map(({ folder, charts }, index) => ({ folder, charts, report: reports[index]! }))
      if (options.output === 'json') printJson({ findings: [], ...jsonSummary(done), secrets: leftOut.map(secretRecord) })
      else if (!options.quiet) {
        process.stdout.write(`${formatSummary(done, performance.now() / 1000, colorsFor(process.stdout, options.color))}\n`)
      }
    }
    const told = options.quiet || (options.output === 'json' && !options.stdout)
    if (leftOut.length > 0 && !told) process.stderr.write(`${options.stdout ? '' : '\n'}${formatLeftOut(leftOut)}\n`)
  })
}

function jsonSummary(folders: readonly FolderSummary[]): Record<string, unknown> {
  return {
    charts: folders.flatMap(({ folder, charts }) =>
      charts.map(({ path, objects, files }) => ({ path, folder, objects: Object.fromEntries(objects), files })),
    ),
    folders: folders.map(({ folder, report }) => ({ folder, ...report })),
  }
}
