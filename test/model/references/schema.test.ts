import { describe, expect, it } from 'vitest'
import { kindNames, kindOf, typeOf } from '../../../src/kubernetes/schema/schema.js'
import type { JsonObject, JsonValue, Manifest } from '../../../src/model/model.js'
import { references } from './support.js'

/** Types of fields that point at objects, or look as if they did. */
const pointing =
  /(Reference|Selector|Ref|Subject|SelectorTerm|IngressServiceBackend|(ConfigMap|Secret)(EnvSource|Projection|VolumeSource))$/
/** Texts that name an object, or look as if they did. */
const naming =
  /(ClassName|[sS]ecretName|claimName|serviceName|serviceAccountName|nodeName|volumeName|policyName|(Template|resourceClaim|podGroup)Name|endpoints)$/

/** Left out, and why: whatever is not here has a row in the table. */
const leftOut: readonly (readonly [field: RegExp, why: string])[] = [
  [/\.status\./, 'what the cluster says of an object, not what the object asks for'],
  [/fieldRef$|resourceFieldRef$/, 'a field of the pod itself'],
  [/fileKeyRef(\.volumeName)?$/, 'a volume of the pod itself'],
  [
    /(matchFields|nodeSelector|allowedTopologies|matchLabelExpressions|nodeAffinity\.required|nodeSelectorTerms)(\[\])?$/,
    'labels of nodes, which no manifest makes',
  ],
  [/affinity\.nodeAffinity\./, 'labels of nodes, which no manifest makes'],
  [/(scaleIO|storageos)\.volumeName$/, 'a volume of that storage, not an object'],
  [/^core\/v1\/(Event|Binding|Endpoints|Node)\b|^(events|discovery)\//, 'made by the cluster; the Service of an EndpointSlice is a label'],
  [
    /^storage\/v1\/(VolumeAttachment|CSIStorageCapacity)|^networking\/v1(beta1)?\/IPAddress|ResourceSlice|PodCertificateRequest|ControllerRevision|LeaseCandidate/,
    'made by controllers',
  ],
  [/paramRef(\.selector)?$/, 'the kind is said by the policy that the binding names'],
  [/^admissionregistration\/.*(namespaceSelector|objectSelector)$/, 'which requests admission looks at, not what it needs'],
  [/(template|Templates?(\[\])?|spec)\.metadata\.ownerReferences\[\]$/i, 'controllers say who owns what they make'],
  [/jobTemplate\.spec\.selector$/, 'the server fills it in for each Job'],
  [/metric\.selector$/, 'labels of a time series'],
  [/scopeSelector$/, 'properties of pods, not labels'],
  [/(selectors\[\]|cel)$/, 'properties of devices'],
  [/subjects\[\]\.(user|group)$|flowcontrol\/\S+:spec\.rules\[\]$/, 'no objects'],
  [/inlineVolumeSpec/, 'made by controllers'],
]

/** A stable kind's fields that point somewhere: path and a value to put there. */
interface Candidate {
  readonly name: string
  readonly path: string
  readonly value: JsonValue
}

function candidatesOf(type: string): Candidate[] {
  const found: Candidate[] = []
  const walk = (at: string, path: string, above: readonly string[]): void => {
    if (above.includes(at)) return
    for (const { name, type: reference } of typeOf(at)!.fields.values()) {
      let [here, of] = [path === '' ? name : `${path}.${name}`, reference]
      while (of.kind === 'list' || of.kind === 'map') [here, of] = of.kind === 'list' ? [`${here}[]`, of.items] : [`${here}{}`, of.values]
      if (here === 'metadata' || here === 'status') continue
      if (of.kind === 'object' && pointing.test(of.type)) found.push({ name: `${type}:${here}`, path: here, value: sayingAll(of.type) })
      else if (of.kind === 'string' && naming.test(here)) found.push({ name: `${type}:${here}`, path: here, value: 'x' })
      if (of.kind === 'object') walk(of.type, here, [...above, at])
    }
  }
  walk(type, '', [])
  return found
}

/** A value that says everything a reference of the type can say. */
function sayingAll(type: string): JsonObject {
  const fields = [...typeOf(type)!.fields.values()].map(({ name, type: { kind } }): readonly [string, JsonValue] => {
    if (name === 'matchLabels') return [name, { app: 'x' }]
    if (name === 'kind') return [name, 'ServiceAccount']
    if (name === 'apiGroup' || name === 'apiVersion') return [name, 'v1']
    return [name, kind === 'string' ? 'x' : kind === 'list' ? [] : kind === 'object' ? { name: 'x' } : true]
  })
  return Object.fromEntries(fields)
}

function manifestWith(kind: string, { path, value }: Candidate): Manifest {
  const steps = path.match(/\[\]|\{\}|[^.[{}\]]+/g)!
  const rest = steps.reduceRight(
    (inner: JsonValue, step) => (step === '[]' ? [inner] : { [step === '{}' ? 'x' : step]: inner }),
    value,
  ) as JsonObject
  const slash = kind.lastIndexOf('/')
  return { apiVersion: kind.slice(0, slash), kind: kind.slice(slash + 1), metadata: { name: 'from', namespace: 'shop' }, ...rest }
}

const stable = kindNames().filter((name) => !/alpha|beta/.test(name))
const candidates = stable.flatMap((kind) => {
  const slash = kind.lastIndexOf('/')
  return candidatesOf(kindOf(kind.slice(0, slash), kind.slice(slash + 1))!.type).map((candidate) => ({ kind, candidate }))
})

const isCovered = ({ kind, candidate }: (typeof candidates)[number]): boolean => {
  const at = candidate.path.replaceAll('[]', '[0]').replaceAll('{}', '.x')
  return references(manifestWith(kind, candidate)).some(({ field }) => field.startsWith(at) || at.startsWith(`${field}.`))
}

describe('the table and the schema of Kubernetes', () => {
  const uncovered = candidates.filter((each) => !isCovered(each)).map(({ candidate }) => candidate.name)

  it('has a row for each field that points at objects, or a reason why not', () => {
    expect(candidates.length).toBeGreaterThan(500)
    expect(uncovered.filter((name) => !leftOut.some(([field]) => field.test(name)))).toEqual([])
  })

  it('gives no reason for what it covers, and none that is for nothing', () => {
    expect(leftOut.filter(([field]) => !uncovered.some((name) => field.test(name))).map(([, why]) => why)).toEqual([])
  })
})
