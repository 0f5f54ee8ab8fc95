import type { Finding } from '../../findings/finding.js'
import { asObject, asText, groupOf } from '../json.js'
import type { JsonObject, JsonValue, Manifest, Model, ModelObject } from '../model.js'
import { parseFile } from './parse.js'

/** A file with manifests, or what came by standard input. */
export interface SourceFile {
  /** As the user named it. */
  readonly name: string
  readonly text: string
  /** Found in a folder, so that it may well hold something else than manifests. */
  readonly found: boolean
}

/** The objects of files, as a program's model would hold them, and how many documents were read. */
export interface ReadFiles {
  readonly model: Model
  readonly documents: number
}

/** Reads files with manifests: lists are taken apart, and what is no object is a finding. */
export function readFiles(files: readonly SourceFile[]): ReadFiles {
  const objects: ModelObject[] = []
  const findings: Finding[] = []
  let documents = 0
  for (const [chart, file] of files.entries()) {
    const parsed = parseFile(file.text, file.name)
    findings.push(...parsed.findings)
    for (const { index, value } of parsed.documents) {
      if (ofTools.has(groupOf(asObject(value).apiVersion)) || (file.found && !looksLikeManifest(value))) continue
      documents++
      for (const { value: item, steps } of itemsOf(value)) {
        const missing = missingParts(item)
        const source = { file: file.name, document: index, steps }
        if (missing === undefined) {
          // Without metadata it is the name that is missing.
          const manifest = { ...(item as Manifest), metadata: (item as Manifest).metadata ?? {} }
          objects.push({ manifest, origin: { path: nameOf(manifest), source }, chart })
        } else
          findings.push({
            code: 'api/incomplete',
            severity: 'error',
            message: missing,
            help: 'give each object apiVersion, kind and metadata',
            position: { file: file.name, ...parsed.locate(index, steps) },
            source,
          })
      }
    }
  }
  const charts = files.map(({ name }) => ({ path: name, fileName: name }))
  return { model: { charts, objects, dependencies: [], externals: [], deferred: [], findings }, documents }
}

/** Files of tools that work on this side of the API server. */
const ofTools: ReadonlySet<string> = new Set(['kustomize.config.k8s.io', 'kind.x-k8s.io', 'k3d.io', 'skaffold'])

const looksLikeManifest = (value: JsonValue): boolean => {
  const { apiVersion, kind } = asObject(value)
  return typeof apiVersion === 'string' && typeof kind === 'string'
}

/** The items of a List, each by itself, as kubectl applies them. */
function itemsOf(value: JsonValue): { readonly value: JsonValue; readonly steps: readonly (string | number)[] }[] {
  const { kind, items } = asObject(value)
  if (!asText(kind).endsWith('List') || !Array.isArray(items)) return [{ value, steps: [] }]
  return (items as readonly JsonValue[]).map((item, index) => ({ value: item, steps: ['items', index] }))
}

function missingParts(value: JsonValue): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is no object of Kubernetes'
  const { apiVersion, kind, metadata } = value as JsonObject
  const missing = [
    ...(typeof apiVersion === 'string' && apiVersion !== '' ? [] : ['apiVersion']),
    ...(typeof kind === 'string' && kind !== '' ? [] : ['kind']),
    ...(metadata === undefined || (typeof metadata === 'object' && !Array.isArray(metadata)) ? [] : ['metadata']),
  ]
  if (missing.length === 0) return undefined
  return `is no object of Kubernetes: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing`
}

function nameOf({ kind, metadata }: Manifest): string {
  const [namespace, name] = [asText(metadata.namespace), asText(metadata.name)]
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`.trimEnd()
}
