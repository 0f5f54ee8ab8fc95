import { formatMadeByHand, type MadeByHand } from '../app/control-plane.js'
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
    const { folders, leftOut, madeByHand, stream } = await runApp(options)
    if (options.stdout) process.stdout.write(stream())
    else {
      const reports = writeRendered(
        folders.map(({ folder, files, controlPlane }) => ({ outdir: folder, files: [...files, ...controlPlane] })),
      )
      const done = folders.map(({ folder, charts, controlPlane }, index) => ({
        folder,
        charts,
        controlPlane: controlPlane.map(({ path }) => path),
        report: reports[index]!,
      }))
      if (options.output === 'json') printJson({ findings: [], ...jsonSummary(done, madeByHand), secrets: leftOut.map(secretRecord) })
      else if (!options.quiet) {
        process.stdout.write(`${formatSummary(done, performance.now() / 1000, colorsFor(process.stdout, options.color))}\n`)
      }
    }
    if (options.quiet || (options.output === 'json' && !options.stdout)) return
    const apart = folders.some(({ controlPlane }) => controlPlane.length > 0)
    const told = [
      ...(leftOut.length > 0 ? [formatLeftOut(leftOut)] : []),
      ...(madeByHand.length > 0 && !options.stdout ? [formatMadeByHand(madeByHand)] : []),
      ...(apart && options.stdout
        ? ['Files of the control plane are no objects and left out: steer synth without --stdout writes them.']
        : []),
    ]
    if (told.length > 0) process.stderr.write(`${options.stdout ? '' : '\n'}${told.join('\n')}\n`)
  })
}

function jsonSummary(folders: readonly FolderSummary[], madeByHand: readonly MadeByHand[]): Record<string, unknown> {
  return {
    charts: folders.flatMap(({ folder, charts }) =>
      charts.map(({ path, objects, files }) => ({ path, folder, objects: Object.fromEntries(objects), files })),
    ),
    folders: folders.map(({ folder, report }) => ({ folder, ...report })),
    controlPlane: {
      files: folders.flatMap(({ folder, controlPlane }) => controlPlane.map((path) => ({ folder, path }))),
      madeByHand,
    },
  }
}
