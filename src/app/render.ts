import { check } from '../checks/check.js'
import type { OutputFile } from '../engines/yaml/files.js'
import { SteersmanError } from '../findings/error.js'
import { folderOf, type Handover } from '../model/handover.js'
import type { ModelChart } from '../model/model.js'
import { sampleModel, type Values, withValues } from '../model/values.js'
import { controlPlaneFolder, type RenderedControlPlane, renderControlPlane } from './control-plane.js'
import { divide, type Part } from './divide.js'
import { emitObjects } from './emit.js'
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
}

/** The pipeline from a program's model to its YAML. Throws a SteersmanError with everything that is wrong. */
export function render(handover: Handover, options: RenderOptions = {}): Rendered {
  const { output } = handover
  const { model, problems } = withValues(handover.model, { ...handover.values, ...options.values })
  const secrets = secretRule(model, [...output.plainTextSecrets, ...(options.plainTextSecrets ?? [])])
  const unresolved = problems.filter(({ object }) => !secrets.isLeftOut(model.objects[object]!.manifest)).map(({ finding }) => finding)
  const findings = [...model.findings, ...unresolved, ...check(sampleModel(model)), ...secrets.findings]
  if (findings.some(({ severity }) => severity === 'error')) throw new SteersmanError(findings)
  const objects = model.objects.filter(({ manifest }) => !secrets.isLeftOut(manifest))
  const parts = divide(objects, model.charts, output)
  const controlPlane = renderControlPlane(model.controlPlane ?? [], folderOf(output))
  if (controlPlane.files.length > 0) keepApart(parts)
  const textOf = emitObjects(objects)
  return {
    files: parts.map((part) => ({ path: part.path, text: textOf(part.objects) })),
    // Made when it is asked for: a run that writes files does not print them too.
    get stream() {
      return textOf(objects)
    },
    charts: summarize(model.charts, parts),
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

/** One look at every object, however many charts there are. */
function summarize(charts: readonly ModelChart[], parts: readonly Part[]): RenderedChart[] {
  const counts = charts.map(() => new Map<string, number>())
  const files = charts.map(() => new Set<string>())
  for (const part of parts) {
    for (const { manifest, chart } of part.objects) {
      counts[chart]!.set(manifest.kind, (counts[chart]!.get(manifest.kind) ?? 0) + 1)
      files[chart]!.add(part.path)
    }
  }
  return charts.map(({ path }, index) => ({ path, objects: counts[index]!, files: [...files[index]!] }))
}
