import { check } from '../checks/check.js'
import type { OutputFile } from '../engines/yaml/files.js'
import { SteersmanError } from '../findings/error.js'
import type { Minor } from '../kubernetes/versions.js'
import { folderOf, type Handover } from '../model/handover.js'
import type { ModelChart } from '../model/model.js'
import { type Values, withValues } from '../model/values.js'
import { controlPlaneFolder, type RenderedControlPlane, renderControlPlane } from './control-plane.js'
import { divide, type Part } from './divide.js'
import { emitObjects } from './emit.js'
import { kustomizations } from './layouts/kustomizations.js'
import { layOut } from './layouts/lay-out.js'
import { type LeftOutSecret, secretRule } from './secrets.js'

export interface RenderedChart {
  readonly path: string
  /** How many objects by kind, in the order in which they stand. */
  readonly objects: ReadonlyMap<string, number>
  readonly files: readonly string[]
}

/** Everything that a run may write or print. */
export interface Rendered {
  readonly files: readonly OutputFile[]
  /** All objects as one YAML stream, documents divided by `---`. */
  readonly stream: string
  readonly charts: readonly RenderedChart[]
  /** Files that are not applied, and stand in no stream. */
  readonly controlPlane: RenderedControlPlane
  readonly leftOut: readonly LeftOutSecret[]
}

/** What a run adds to what the program says. */
export interface RenderOptions {
  readonly plainTextSecrets?: readonly string[]
  readonly values?: Values
  /** Minor versions of Kubernetes that must take the objects; left out, that of the program. */
  readonly minors?: readonly Minor[] | undefined
}

/** The pipeline from a program's model to its YAML. Throws a SteersmanError with everything that is wrong. */
export function render(handover: Handover, options: RenderOptions = {}): Rendered {
  const { output } = handover
  const { model, problems } = withValues(handover.model, { ...handover.values, ...options.values })
  const secrets = secretRule(model, [...output.plainTextSecrets, ...(options.plainTextSecrets ?? [])])
  const unresolved = problems.filter(({ object }) => !secrets.isLeftOut(model.objects[object]!.manifest)).map(({ finding }) => finding)
  const objects = model.objects.filter(({ manifest }) => !secrets.isLeftOut(manifest))
  const laidOut = layOut(model, objects, output)
  const whole = laidOut.added.length > 0 ? { ...model, charts: laidOut.charts, objects: [...model.objects, ...laidOut.added] } : model
  const findings = [...model.findings, ...unresolved, ...check(whole, options.minors), ...secrets.findings, ...laidOut.findings]
  if (findings.some(({ severity }) => severity === 'error')) throw new SteersmanError(findings)
  const parts = divide(laidOut.objects, laidOut.charts, output)
  const controlPlane = renderControlPlane(model.controlPlane ?? [], folderOf(output))
  if (controlPlane.files.length > 0) keepApart(parts)
  const lists = output.layout.name === 'files' ? undefined : kustomizations(parts, laidOut.charts)
  const textOf = emitObjects(laidOut.objects)
  return {
    files: filesOf(parts, textOf, lists),
    // Made when it is asked for: a run that writes files does not print them too. It holds what the program says, whatever the layout.
    get stream() {
      return (laidOut.objects === objects ? textOf : emitObjects(objects))(objects)
    },
    charts: summarize(laidOut.charts, parts, lists),
    controlPlane,
    leftOut: secrets.leftOut,
  }
}

/** Who applies a folder must find objects in it, and nothing else. */
function keepApart(parts: readonly Part[]): void {
  const inside = parts.find(({ path }) => path.startsWith(`${controlPlaneFolder}/`))
  if (!inside) return
  const { path, position } = inside.objects[0]!.origin
  const message = `would be written to ${inside.path}, beside the files of the control plane`
  const help = 'give the chart another id'
  throw new SteersmanError([{ code: 'output/same-file', severity: 'error', path, message, help, ...(position && { position }) }])
}

/** The files of each chart, with their list behind them where there is one. */
function filesOf(parts: readonly Part[], textOf: ReturnType<typeof emitObjects>, lists: Lists | undefined): OutputFile[] {
  const charts = parts.map(({ objects }) => objects[0]!.chart)
  return parts.flatMap(({ path, objects }, index) => {
    const chart = charts[index]!
    const list = chart === charts[index + 1] ? undefined : lists?.get(chart)
    return [{ path, text: textOf(objects) }, ...(list ? [list] : [])]
  })
}

type Lists = ReadonlyMap<number, OutputFile>

/** One look at every object, however many charts there are. */
function summarize(charts: readonly ModelChart[], parts: readonly Part[], lists: Lists | undefined): RenderedChart[] {
  const counts = charts.map(() => new Map<string, number>())
  const files = charts.map(() => new Set<string>())
  for (const part of parts) {
    for (const { manifest, chart } of part.objects) {
      counts[chart]!.set(manifest.kind, (counts[chart]!.get(manifest.kind) ?? 0) + 1)
      files[chart]!.add(part.path)
    }
  }
  for (const [chart, { path }] of lists ?? []) files[chart]!.add(path)
  return charts.map(({ path }, index) => ({ path, objects: counts[index]!, files: [...files[index]!] }))
}
