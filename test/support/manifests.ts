import { readFileSync } from 'node:fs'
import { parseAllDocuments } from 'yaml'
import type { Manifest } from '../../src/model/model.js'

/** All documents of a YAML text, read by a parser that is not ours. */
export function parseManifests(text: string): Manifest[] {
  return parseAllDocuments(text).map((document) => {
    if (document.errors.length > 0) throw document.errors[0]
    return document.toJS() as Manifest
  })
}

export function readManifests(file: string): Manifest[] {
  return parseManifests(readFileSync(file, 'utf8'))
}

/** What tells objects apart. */
export function identityOf({ apiVersion, kind, metadata }: Manifest): string {
  return `${apiVersion} ${kind} ${String(metadata.namespace ?? '')}/${String(metadata.name)}`
}
