import { emitDocument } from '../../engines/yaml/emit.js'
import { kustomizationFile, type OutputFile } from '../../engines/yaml/files.js'
import { SteersmanError } from '../../findings/error.js'
import type { Finding } from '../../findings/finding.js'
import { entry } from '../../model/entry.js'
import type { ModelChart } from '../../model/model.js'
import type { Part } from '../divide.js'

/** The `kustomization.yaml` of each chart's folder; throws a SteersmanError when another file has that name. */
export function kustomizations(parts: readonly Part[], charts: readonly ModelChart[]): ReadonlyMap<number, OutputFile> {
  const byChart = new Map<number, Part[]>()
  for (const part of parts) entry(byChart, part.objects[0]!.chart, (): Part[] => []).push(part)
  const lists = new Map([...byChart].map(([chart, own]) => [chart, kustomization(charts[chart]!.fileName, own)]))
  const names = new Set([...lists.values()].map(({ path }) => path))
  const findings = parts.filter(({ path }) => names.has(path)).map(taken)
  if (findings.length > 0) throw new SteersmanError(findings)
  return lists
}

/** Lists the files in their order, so that the objects stay in the order in which they apply cleanly. */
function kustomization(folder: string, parts: readonly Part[]): OutputFile {
  return {
    path: `${folder}/${kustomizationFile}`,
    text: emitDocument({
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      // Left out, kustomize sorts by kinds and forgets what the program says of the order.
      sortOptions: { order: 'fifo' },
      resources: parts.map(({ path }) => path.slice(folder.length + 1)),
    }),
  }
}

function taken({ path, objects }: Part): Finding {
  const { position, path: construct } = objects[0]!.origin
  return {
    code: 'output/same-file',
    severity: 'error',
    path: construct,
    message: `would be written to ${path}, as the file that kustomize looks for`,
    help: 'give the chart another id, or the App another outputFileExtension',
    ...(position && { position }),
  }
}
