import { SteersmanError } from '../findings/error.js'
import type { Finding } from '../findings/finding.js'
import { entry } from '../model/entry.js'
import type { OutputOptions } from '../model/handover.js'
import type { ModelChart, ModelObject } from '../model/model.js'

/** One file and the objects in it. */
export interface Part {
  readonly path: string
  readonly objects: readonly ModelObject[]
}

/**
 * Divides objects into files, under the names that cdk8s uses: `app`, the chart's id, or `Kind.name`.
 * Two objects that would share a file of their own get their namespace behind the name; a chart without objects has no file.
 * In a layout of folders each chart has one, whatever the files in it.
 */
export function divide(
  objects: readonly ModelObject[],
  charts: readonly ModelChart[],
  { division, extension, layout }: Pick<OutputOptions, 'division' | 'extension' | 'layout'>,
): Part[] {
  const named = (stem: string): string => `${stem}${extension}`
  const inFolders = division === 'chart-object' || layout.name !== 'files'
  const folderOf = (chart: number): string => (inFolders ? `${charts[chart]!.fileName}/` : '')
  if (division === 'app') return objects.length > 0 ? [{ path: named('app'), objects }] : []
  if (division === 'chart') {
    const byChart = new Map<number, ModelObject[]>()
    for (const object of objects) group(byChart, object.chart, object)
    return unique([...byChart].map(([chart, list]) => ({ path: named(folderOf(chart) + charts[chart]!.fileName), objects: list })))
  }
  const short = (object: ModelObject): string => folderOf(object.chart) + safe(`${object.manifest.kind}.${object.manifest.metadata.name}`)
  const byName = new Map<string, ModelObject[]>()
  for (const object of objects) group(byName, short(object), object)
  return unique(
    objects.map((object) => ({
      path: named(
        byName.get(short(object))!.length === 1
          ? short(object)
          : `${short(object)}${safe(`.${object.manifest.metadata.namespace ?? 'cluster'}`)}`,
      ),
      objects: [object],
    })),
  )
}

function group<K>(groups: Map<K, ModelObject[]>, key: K, object: ModelObject): void {
  entry(groups, key, (): ModelObject[] => []).push(object)
}

function safe(text: string): string {
  return text.replaceAll(/[^0-9a-zA-Z-_.]/g, '')
}

function unique(parts: readonly Part[]): Part[] {
  const seen = new Map<string, Part>()
  const findings: Finding[] = []
  for (const part of parts) {
    const before = seen.get(part.path)
    if (before) {
      const [one, other] = [before, part].map(({ objects }) => objects[0]!.origin)
      findings.push({
        code: 'output/same-file',
        severity: 'error',
        path: other!.path,
        message: `would be written to ${part.path}, as ${one!.path} is`,
        help: 'give one of them another id or name',
        ...(other!.position && { position: other!.position }),
      })
    } else seen.set(part.path, part)
  }
  if (findings.length > 0) throw new SteersmanError(findings)
  return [...parts]
}
