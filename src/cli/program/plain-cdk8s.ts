import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { SteersmanError } from '../../findings/error.js'
import type { Finding } from '../../findings/finding.js'
import { entry } from '../../model/entry.js'
import type { Handover } from '../../model/handover.js'
import { itemsOf } from '../../model/list.js'
import type { Manifest, ModelObject } from '../../model/model.js'

/** The YAML that Apps of cdk8s itself wrote into a folder, as if they had handed it over: the same files, with the same names. */
export function plainHandovers(folder: string): Handover[] {
  const byExtension = new Map<string, { name: string; file: string }[]>()
  for (const file of yamlFiles(folder)) {
    const extension = file.endsWith('.k8s.yaml') ? '.k8s.yaml' : extname(file)
    entry(byExtension, extension, (): { name: string; file: string }[] => []).push({ name: file.slice(0, -extension.length), file })
  }
  return [...byExtension].map(([extension, files]) => ({
    version: 1,
    model: {
      charts: files.map(({ name }) => ({ path: name, fileName: name })),
      objects: files.flatMap(({ file }, chart) => readObjects(folder, file, chart)),
      externals: [],
      dependencies: [],
      deferred: [],
      findings: [],
    },
    output: { folder, division: 'chart', layout: { name: 'files' }, extension, plainTextSecrets: [] },
    values: {},
  }))
}

function yamlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ya?ml$/.test(file))
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
}

function readObjects(folder: string, file: string, chart: number): ModelObject[] {
  // The version that cdk8s writes.
  const documents = parseAllDocuments(readFileSync(join(folder, file), 'utf8'), { version: '1.1', prettyErrors: false })
  const findings: Finding[] = []
  const objects = documents.flatMap((document): ModelObject[] => {
    const manifest = document.errors.length > 0 ? undefined : (document.toJS() as unknown)
    if (manifest === null) return []
    const all = (isManifest(manifest) && itemsOf(manifest)) || [manifest]
    if (all.every(isManifest)) return all.map((each) => ({ manifest: each, origin: { path: file }, chart }))
    findings.push({
      code: 'program/yaml',
      severity: 'error',
      path: file,
      message: document.errors[0]?.message ?? 'holds a document that is no object of Kubernetes: apiVersion, kind or metadata is missing',
      help: 'mend the program that wrote it',
    })
    return []
  })
  if (findings.length > 0) throw new SteersmanError(findings)
  return objects
}

function isManifest(value: unknown): value is Manifest {
  const { apiVersion, kind, metadata } = (value ?? {}) as Partial<Record<string, unknown>>
  return typeof apiVersion === 'string' && typeof kind === 'string' && typeof metadata === 'object' && metadata !== null
}
