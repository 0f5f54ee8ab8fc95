import { join } from 'node:path'
import type { RenderedChart } from '../app/render.js'
import type { WriteReport } from '../engines/yaml/files.js'
import { plural } from '../findings/plural.js'
import type { Colors } from './paint.js'

/** What was done to one output folder. */
export interface FolderSummary {
  readonly folder: string
  readonly charts: readonly RenderedChart[]
  /** Paths of the files for the control plane, which are not applied. */
  readonly controlPlane: readonly string[]
  readonly report: WriteReport
}

const mostFiles = 12

const controlPlaneName = 'control plane'

/** What a run says to people: each chart with its objects and files, apart from them the files of the control plane, then the totals. */
export function formatSummary(folders: readonly FolderSummary[], seconds: number, colors: Colors): string {
  const names = folders.flatMap(({ charts, controlPlane }) => [
    ...charts.map(({ path }) => path.length),
    ...(controlPlane.length > 0 ? [controlPlaneName.length] : []),
  ])
  const width = Math.min(40, Math.max(10, ...names)) + 2
  const lines = folders.flatMap(({ folder, charts, controlPlane, report }) => [
    ...charts.flatMap((chart) => formatChart(chart, folder, report, width, colors)),
    ...(controlPlane.length > 0
      ? [
          `${colors.strong(controlPlaneName.padEnd(width))}files for its machines, which are not applied`,
          ...formatFiles(controlPlane, folder, report, width, colors),
        ]
      : []),
    ...report.removed.map((file) => `${colors.warning('removed'.padEnd(width))}${join(folder, file)}`),
  ])
  return [...lines, '', totals(folders, seconds)].join('\n')
}

function formatChart(
  { path, objects, files }: RenderedChart,
  folder: string,
  report: WriteReport,
  width: number,
  colors: Colors,
): string[] {
  const kinds = [...objects].map(([kind, count]) => `${count} ${kind}`)
  const [first = 'no objects', ...more] = wrap(kinds, 100 - width)
  const indent = ' '.repeat(width)
  return [
    `${colors.strong(path.padEnd(width))}${first}`,
    ...more.map((line) => indent + line),
    ...formatFiles(files, folder, report, width, colors),
  ]
}

function formatFiles(files: readonly string[], folder: string, report: WriteReport, width: number, colors: Colors): string[] {
  const indent = ' '.repeat(width)
  const written = new Set(report.written)
  const shown = [...files].sort((a, b) => Number(written.has(b)) - Number(written.has(a))).slice(0, mostFiles)
  const hidden = files.length - shown.length
  return [
    ...shown.map((file) => `${indent}${written.has(file) ? colors.good('written  ') : colors.quiet('unchanged')}  ${join(folder, file)}`),
    ...(hidden > 0 ? [`${indent}and ${hidden} more`] : []),
  ]
}

function wrap(parts: readonly string[], width: number): string[] {
  const lines: string[] = []
  for (const part of parts) {
    const last = lines.at(-1)
    if (last === undefined || last.length + part.length + 2 > width) lines.push(part)
    else lines[lines.length - 1] = `${last}, ${part}`
  }
  return lines.map((line, index) => (index < lines.length - 1 ? `${line},` : line))
}

function totals(folders: readonly FolderSummary[], seconds: number): string {
  const sum = (count: (folder: FolderSummary) => number): number => folders.reduce((total, folder) => total + count(folder), 0)
  const objects = sum(({ charts }) => charts.reduce((total, chart) => total + countObjects(chart), 0))
  const written = sum(({ report }) => report.written.length)
  const unchanged = sum(({ report }) => report.unchanged.length)
  const removed = sum(({ report }) => report.removed.length)
  const apart = sum(({ controlPlane }) => controlPlane.length)
  const parts = [`${written} written`, `${unchanged} unchanged`, ...(removed > 0 ? [`${removed} removed`] : [])].join(', ')
  const files = plural(written + unchanged - apart, 'file') + (apart > 0 ? ` and ${apart} of the control plane` : '')
  return `${plural(objects, 'object')} in ${files} (${parts}) in ${seconds.toFixed(2)} s`
}

export function countObjects({ objects }: RenderedChart): number {
  return [...objects.values()].reduce((total, count) => total + count, 0)
}
