import { labelKey, subdomainName } from '../../kubernetes/names.js'
import { parseQuantity } from '../../kubernetes/quantity.js'
import { asList, asText } from '../../model/json.js'
import { isEmpty, isUnset, type Look } from './look.js'
import { labelSelector } from './selectors.js'

const modes: readonly string[] = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod']

function accessModes(spec: Look): void {
  for (const [index, mode] of asList(spec.value.accessModes).entries()) {
    if (mode !== null && typeof mode !== 'string') continue
    if (!modes.includes(mode ?? ''))
      spec.tell('unsupported', ['accessModes', index], `must be one of ${modes.join(', ')}`, `write one of ${modes.join(', ')}`)
  }
}

/** A claim for storage, by itself or in a template. */
export function claimSpec(spec: Look): void {
  const modesOf = asList(spec.value.accessModes)
  spec.required('accessModes', 'give at least one access mode')
  accessModes(spec)
  if (modesOf.includes('ReadWriteOncePod') && modesOf.length > 1)
    spec.tell('forbidden', 'accessModes', 'ReadWriteOncePod must stand alone', 'leave out the others')
  labelSelector(spec, 'selector')
  spec.text('storageClassName', subdomainName)
  if (spec.value.volumeMode === '') spec.oneOf('volumeMode', ['Block', 'Filesystem'])
  const requests = spec.at('resources').at('requests')
  const { storage } = requests.value
  if (isUnset(storage) && !('storage' in requests.value))
    spec.tell('required', ['resources', 'requests', 'storage'], 'is missing', "give how much is wanted, such as '10Gi'")
  else {
    const amount = parseQuantity(asText(storage ?? undefined) || '0')
    if (amount !== undefined && amount <= 0)
      requests.tell('invalid', 'storage', 'must be more than nothing', "write how much is wanted, such as '10Gi'")
  }
}

export function claim(look: Look): void {
  claimSpec(look.at('spec'))
}

export function storageClass(look: Look): void {
  if (look.required('provisioner')) look.text('provisioner', (text) => labelKey(text.toLowerCase()))
  if (look.value.volumeBindingMode === '') look.oneOf('volumeBindingMode', ['Immediate', 'WaitForFirstConsumer'])
  if (!isEmpty(look.value.reclaimPolicy)) look.oneOf('reclaimPolicy', ['Delete', 'Retain'])
  const terms = new Set<string>()
  for (const term of look.list('allowedTopologies')) {
    const text = JSON.stringify(term.value.matchLabelExpressions ?? [])
    if (terms.has(text)) term.tell('duplicate', 'matchLabelExpressions', 'is there twice', 'leave one of them out')
    terms.add(text)
    for (const each of term.list('matchLabelExpressions')) {
      each.requiredText('key', labelKey)
      each.required('values')
    }
    term.unique('matchLabelExpressions', 'key')
  }
}

/** Fields of a volume that do not say of which kind it is. */
const general: ReadonlySet<string> = new Set([
  ...['accessModes', 'capacity', 'claimRef', 'mountOptions', 'nodeAffinity', 'persistentVolumeReclaimPolicy', 'storageClassName'],
  ...['volumeAttributesClassName', 'volumeMode'],
])

/** A volume that somebody made, for claims. */
export function persistentVolume(look: Look): void {
  const spec = look.at('spec')
  if (spec.required('accessModes', 'give at least one access mode')) accessModes(spec)
  const capacity = spec.at('capacity')
  if (spec.required('capacity', "give capacity: { storage: '10Gi' }")) {
    const amount = parseQuantity(asText(capacity.value.storage ?? undefined) || '0')
    if (!('storage' in capacity.value)) spec.tell('unsupported', 'capacity', 'must say storage', "give capacity: { storage: '10Gi' }")
    else if (amount !== undefined && amount <= 0)
      capacity.tell('invalid', 'storage', 'must be more than nothing', "write how much there is, such as '10Gi'")
  }
  spec.text('storageClassName', subdomainName)
  if (spec.value.volumeMode === '') spec.oneOf('volumeMode', ['Block', 'Filesystem'])
  if (!Object.keys(spec.value).some((field) => !general.has(field) && !isUnset(spec.value[field])))
    spec.tell('required', [], 'says no kind of volume', 'give csi, nfs, hostPath, …')
  const csi = spec.maybe('csi')
  if (!csi) return
  csi.requiredText('driver', (text) => subdomainName(text.toLowerCase()))
  csi.required('volumeHandle')
}
