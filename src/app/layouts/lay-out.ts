import type { Finding } from '../../findings/finding.js'
import { entry } from '../../model/entry.js'
import type { OutputOptions } from '../../model/handover.js'
import type { Model, ModelChart, ModelObject } from '../../model/model.js'
import { referencesOf } from '../../model/references/references.js'
import { chartOrder, insideCharts } from './chart-order.js'
import { deliveryOf } from './delivery.js'
import { withSyncWaves } from './sync-waves.js'

/** What a layout makes of a program. */
export interface LaidOut {
  /** With one more for the objects of Argo CD or Flux. */
  readonly charts: readonly ModelChart[]
  /** As they are written. */
  readonly objects: readonly ModelObject[]
  /** Those that the program itself does not make. */
  readonly added: readonly ModelObject[]
  readonly findings: readonly Finding[]
}

/** Lays out the objects that may stand in files. */
export function layOut(model: Model, objects: readonly ModelObject[], output: OutputOptions): LaidOut {
  const { name, declaredAt } = output.layout
  if (name === 'files') return { charts: model.charts, objects, added: [], findings: [] }
  // In folders nobody reads the order of charts from their names.
  const charts = model.charts.map(({ path }) => ({ path, fileName: path.replaceAll('/', '-') }))
  const findings = output.division === 'app' ? [oneFile(declaredAt)] : []
  if (name === 'kustomize') return { charts, objects, added: [], findings: [...findings, ...sameFolders(charts, objects)] }
  const references = referencesOf(objects)
  const delivery = deliveryOf(name, charts, objects, chartOrder(model, objects, references), output)
  const added = delivery.objects.map((object) => ({ ...object, chart: charts.length }))
  const placed = name === 'argo-cd' ? withSyncWaves(objects, insideCharts(model), references) : objects
  const all = [...charts, { path: name, fileName: name }]
  return {
    charts: all,
    objects: [...placed, ...added],
    added,
    findings: [...findings, ...sameFolders(all, [...added, ...placed]), ...delivery.findings],
  }
}

function oneFile(position: Finding['position']): Finding {
  return {
    code: 'output/layout',
    severity: 'error',
    message: 'a layout with a folder for each chart cannot be one file',
    help: 'leave out yamlOutputType of the App, or write YamlOutputType.FILE_PER_RESOURCE',
    ...(position && { position }),
  }
}

/** Charts that would share a folder; the first of them in the order of the objects keeps it. */
function sameFolders(charts: readonly ModelChart[], objects: readonly ModelObject[]): readonly Finding[] {
  const first = new Map<string, number>()
  const told = new Set<number>()
  return objects.flatMap(({ chart, origin: { position } }): readonly Finding[] => {
    const { path, fileName } = charts[chart]!
    const other = entry(first, fileName, () => chart)
    if (other === chart || told.has(chart)) return []
    told.add(chart)
    return [
      {
        code: 'output/same-folder',
        severity: 'error',
        path,
        message: `would be written to the folder ${fileName}, as ${charts[other]!.path === path ? 'what points at the other folders' : charts[other]!.path} is`,
        help: 'give the chart another id',
        ...(position && { position }),
      },
    ]
  })
}
