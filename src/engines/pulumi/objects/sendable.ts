import type { Inputs } from '@pulumi/pulumi'
import type { Finding } from '../../../findings/finding.js'
import type { TypeReference } from '../../../kubernetes/schema/facts.js'
import { fieldOf } from '../../../kubernetes/schema/schema.js'
import { typeBelow, typeOfKind } from '../../../model/field-types.js'
import type { JsonValue, ModelObject } from '../../../model/model.js'
import { fieldOf as pathOf } from '../../../tree/clean.js'
import { fieldLacking } from './known-fields.js'
import { classOf } from './resource-class.js'

/** What Pulumi or its provider for Kubernetes would refuse of an object, or not send. */
export function sendableFindings(object: ModelObject): Finding[] {
  const { manifest, origin } = object
  const finding = (severity: Finding['severity'], field: string, message: string, help: string): Finding => ({
    code: 'deploy/field',
    severity,
    path: origin.path,
    field,
    message,
    help,
    ...(origin.position && { position: origin.position }),
  })
  const findings: Finding[] = []
  for (const field of ['id', 'urn'])
    if (field in manifest)
      findings.push(finding('error', field, 'is a field that Pulumi keeps for itself and never sends', 'deploy this object by other means'))
  if (manifest.metadata.generateName !== undefined && manifest.metadata.name === undefined)
    findings.push(finding('error', 'metadata.generateName', 'cannot be used with server-side apply', 'give the object a name'))
  const resourceClass = classOf(manifest.apiVersion, manifest.kind)
  const lacking = resourceClass && fieldLacking(resourceClass, manifest as Inputs)
  if (lacking !== undefined) findings.push(finding('error', lacking, `is missing, and every ${manifest.kind} has it`, 'write it'))
  for (const field of unknownFields(object))
    findings.push(
      finding(
        'warning',
        field,
        `is a field that no known version of Kubernetes has in a ${manifest.kind}, and Pulumi's provider may leave it out`,
        'correct it; for a new version of Kubernetes, update @pulumi/kubernetes and steersman',
      ),
    )
  return findings
}

/** Fields of a built-in kind that its type does not have. */
function unknownFields({ manifest }: ModelObject): string[] {
  const found: string[] = []
  const path: (string | number)[] = []
  const visit = (value: JsonValue, type: TypeReference | undefined): void => {
    if (type === undefined || typeof value !== 'object' || value === null) return
    const entries = Array.isArray(value) ? value.entries() : Object.entries(value)
    for (const [step, each] of entries as Iterable<[string | number, JsonValue]>) {
      path.push(step)
      if (type.kind === 'object' && !fieldOf(type.type, String(step))) found.push(pathOf(path))
      else visit(each, typeBelow(type, step))
      path.pop()
    }
  }
  visit(manifest, typeOfKind(manifest.apiVersion, manifest.kind))
  return found
}
