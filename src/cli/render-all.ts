import { resolve } from 'node:path'
import type { MadeByHand } from '../app/control-plane.js'
import { type RenderedChart, type RenderOptions, render } from '../app/render.js'
import type { LeftOutSecret } from '../app/secrets.js'
import type { OutputFile } from '../engines/yaml/files.js'
import { SteersmanError } from '../findings/error.js'
import type { Finding } from '../findings/finding.js'
import { folderOf, type Handover } from '../model/handover.js'

/** What goes into one output folder. */
export interface FolderOutput {
  /** As the user wrote it. */
  readonly folder: string
  readonly files: readonly OutputFile[]
  readonly charts: readonly RenderedChart[]
  /** Files for the machines of the control plane, which are not applied. */
  readonly controlPlane: readonly OutputFile[]
}

/** Everything that the Apps of a run give together. */
export interface RunOutput {
  readonly folders: readonly FolderOutput[]
  readonly leftOut: readonly LeftOutSecret[]
  readonly madeByHand: readonly MadeByHand[]
  stream(): string
}

/** Renders each App of a run, and tells everything that is wrong in all of them at once. */
export function renderAll(
  handovers: readonly Handover[],
  allowed: readonly string[],
  options: Pick<RenderOptions, 'values' | 'minors'>,
): RunOutput {
  const findings: Finding[] = []
  const rendered = handovers.flatMap((handover, index) => {
    try {
      const { controlPlane, ...rest } = render(handover, { plainTextSecrets: namesFor(handovers, index, allowed), ...options })
      const { files, madeByHand } = controlPlane
      return [{ folder: folderOf(handover.output), ...rest, controlPlane: files, madeByHand }]
    } catch (error) {
      if (!SteersmanError.is(error)) throw error
      findings.push(...error.findings)
      return []
    }
  })
  if (findings.length > 0) throw new SteersmanError(findings)
  return {
    folders: byFolder(rendered),
    leftOut: rendered.flatMap(({ leftOut }) => leftOut),
    madeByHand: rendered.flatMap(({ madeByHand }) => madeByHand),
    stream: () =>
      rendered
        .map(({ stream }) => stream)
        .filter(Boolean)
        .join('---\n'),
  }
}

/** A name is for the Apps that have such a Secret; one that none has goes to the first, which says so. */
function namesFor(handovers: readonly Handover[], index: number, allowed: readonly string[]): string[] {
  return allowed.filter((name) => {
    const holders = handovers.filter((handover) => hasSecret(handover, name))
    return holders.length > 0 ? holders.includes(handovers[index]!) : index === 0
  })
}

function hasSecret({ model }: Handover, wanted: string): boolean {
  return model.objects.some(({ manifest: { kind, metadata } }) => {
    return kind === 'Secret' && (metadata.name === wanted || `${metadata.namespace}/${metadata.name}` === wanted)
  })
}

function byFolder(outputs: readonly FolderOutput[]): FolderOutput[] {
  const folders = new Map<string, FolderOutput>()
  const findings: Finding[] = []
  for (const { folder, files, charts, controlPlane } of outputs) {
    const before = folders.get(resolve(folder)) ?? { folder, files: [], charts: [], controlPlane: [] }
    const taken = new Set([...before.files, ...before.controlPlane].map(({ path }) => path))
    for (const { path } of [...files, ...controlPlane]) {
      if (taken.has(path)) {
        findings.push({
          code: 'output/same-file',
          severity: 'error',
          field: path,
          message: `is written by two Apps to ${folder}`,
          help: 'give one of the charts another id, or one App another outdir',
        })
      }
    }
    folders.set(resolve(folder), {
      folder: before.folder,
      files: [...before.files, ...files],
      charts: [...before.charts, ...charts],
      controlPlane: [...before.controlPlane, ...controlPlane],
    })
  }
  if (findings.length > 0) throw new SteersmanError(findings)
  return [...folders.values()]
}
