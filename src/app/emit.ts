import { emitDocument, joinDocuments } from '../engines/yaml/emit.js'
import { UnwritableField } from '../engines/yaml/unwritable.js'
import { SteersmanError } from '../findings/error.js'
import type { Finding } from '../findings/finding.js'
import type { ModelObject } from '../model/model.js'

/** The YAML of each object. Throws a SteersmanError that tells every object with a value that no file can hold. */
export function emitObjects(objects: readonly ModelObject[]): (wanted: readonly ModelObject[]) => string {
  const findings: Finding[] = []
  const texts = new Map<ModelObject, string>()
  for (const object of objects) {
    try {
      texts.set(object, emitDocument(object.manifest))
    } catch (error) {
      if (!(error instanceof UnwritableField)) throw error
      findings.push(unwritable(object, error))
    }
  }
  if (findings.length > 0) throw new SteersmanError(findings)
  return (wanted) => joinDocuments(wanted.map((object) => texts.get(object)!))
}

function unwritable({ origin: { path, position } }: ModelObject, { field, reason }: UnwritableField): Finding {
  return {
    code: 'value/unresolved',
    severity: 'error',
    path,
    field,
    message: reason,
    help: 'give a value that JSON can hold: a text, a number, true, false, a list or a plain object',
    ...(position && { position }),
  }
}
