import { serviceName, subdomainName, type TextRule } from '../../kubernetes/names.js'
import { asList, asText } from '../../model/json.js'
import { isEmpty, isUnset, type Look } from './look.js'

const jsonPath: TextRule = (text) => (text.startsWith('.') ? undefined : 'must begin with "."')
const pathBelow =
  (...roots: readonly string[]): TextRule =>
  (text) =>
    roots.some((root) => text.startsWith(`${root}.`)) ? undefined : `must begin with ${roots.join(' or ')}`
const inCapitals: TextRule = (text) => serviceName(text.toLowerCase())
const types: readonly string[] = ['array', 'boolean', 'integer', 'number', 'object', 'string']

/** The definition of kinds that Kubernetes does not have. */
export function customResourceDefinition(look: Look): void {
  const spec = look.at('spec')
  const names = spec.at('names')
  const [group, plural, name] = [
    asText(spec.value.group ?? undefined),
    asText(names.value.plural ?? undefined),
    asText(look.at('metadata').value.name ?? undefined),
  ]
  if (spec.required('group')) spec.text('group', (text) => subdomainName(text) ?? (text.includes('.') ? undefined : 'must be a domain'))
  spec.required('scope', 'write Namespaced or Cluster')
  if (!isEmpty(spec.value.scope)) spec.oneOf('scope', ['Cluster', 'Namespaced'])
  names.requiredText('plural', serviceName)
  names.text('singular', serviceName)
  names.requiredText('kind', inCapitals)
  names.text('listKind', inCapitals)
  for (const field of ['shortNames', 'categories'])
    for (const [index, each] of asList(names.value[field]).entries())
      if ((each === null || typeof each === 'string') && serviceName(each ?? '') !== undefined)
        names.tell('invalid', [field, index], `${JSON.stringify(each)} ${serviceName(each ?? '')!}`, 'write a name in lower case')
  if (group !== '' && plural !== '' && name !== `${plural}.${group}`)
    look.tell('invalid', ['metadata', 'name'], `must be ${plural}.${group}`, `write name: ${plural}.${group}`)
  const versions = spec.list('versions')
  if (versions.filter(({ value }) => value.storage === true).length !== 1)
    spec.tell('invalid', 'versions', 'must have exactly one with storage: true', 'mark the one that is stored')
  for (const version of versions) versionOf(version)
  spec.unique('versions', 'name')
  conversion(spec)
}

function versionOf(look: Look): void {
  if (isEmpty(look.value.name)) look.tell('invalid', 'name', 'is missing', 'name the version, such as v1')
  look.text('name', serviceName)
  const schema = look.at('schema').maybe('openAPIV3Schema')
  if (!schema) look.tell('required', ['schema', 'openAPIV3Schema'], 'is missing', 'give the schema, with type: object')
  else {
    if (schema.required('type', 'write type: object') && schema.value.type !== 'object')
      schema.tell('invalid', 'type', 'must be object at the root', 'write type: object')
    properties(schema)
  }
  if (look.value.deprecationWarning === '') look.tell('invalid', 'deprecationWarning', 'must not be empty', 'leave it out')
  if (look.value.deprecated !== true && !isEmpty(look.value.deprecationWarning))
    look.tell('invalid', 'deprecationWarning', 'is only for a deprecated version', 'write deprecated: true, or leave it out')
  for (const column of look.list('additionalPrinterColumns')) {
    column.required('name')
    column.required('type')
    if (!isEmpty(column.value.type)) column.text('type', oneOfTypes)
    column.text('format', oneOfFormats)
    column.requiredText('jsonPath', jsonPath)
  }
  for (const field of look.list('selectableFields')) field.requiredText('jsonPath', jsonPath)
  look.unique('selectableFields', 'jsonPath')
  const scale = look.at('subresources').maybe('scale')
  if (!scale) return
  scale.requiredText('specReplicasPath', pathBelow('.spec'))
  scale.requiredText('statusReplicasPath', pathBelow('.status'))
  scale.text('labelSelectorPath', pathBelow('.spec', '.status'))
}

const oneOfTypes: TextRule = (text) =>
  ['boolean', 'date', 'integer', 'number', 'string'].includes(text) ? undefined : 'must be boolean, date, integer, number or string'
const formats: readonly string[] = ['byte', 'date', 'date-time', 'double', 'float', 'int32', 'int64', 'password']
const oneOfFormats: TextRule = (text) => (formats.includes(text) ? undefined : `must be one of ${formats.join(', ')}`)

/** Every field of a structural schema says its type. */
function properties(schema: Look): void {
  const all = schema.at('properties')
  for (const [name] of schema.entries('properties')) {
    const field = all.at(name)
    const { type } = field.value
    if (isEmpty(type)) {
      if (field.value['x-kubernetes-int-or-string'] !== true && field.value['x-kubernetes-preserve-unknown-fields'] !== true)
        field.tell('required', 'type', 'is missing', `write one of ${types.join(', ')}`)
    } else if (typeof type === 'string') field.oneOf('type', types)
    properties(field)
  }
}

function conversion(spec: Look): void {
  const look = spec.maybe('conversion')
  if (!look) return
  const { strategy } = look.value
  if (isEmpty(strategy)) look.required('strategy', 'write None or Webhook')
  else look.oneOf('strategy', ['None', 'Webhook'])
  if (strategy !== 'Webhook') return
  const webhook = look.at('webhook')
  const client = webhook.maybe('clientConfig')
  if (!client) webhook.tell('required', 'clientConfig', "is missing, and strategy is 'Webhook'", 'give clientConfig')
  else {
    client.exclusive(['url', 'service'], { what: 'url or service' })
    const service = client.maybe('service')
    service?.required('name')
    service?.required('namespace')
    service?.range('port', 1, 65_535)
    service?.text('path', (text) => (text.startsWith('/') ? undefined : 'must begin with "/"'))
  }
  webhook.required('conversionReviewVersions', 'give conversionReviewVersions, such as [v1]')
  for (const [index, each] of asList(webhook.value.conversionReviewVersions).entries())
    if ((isUnset(each) || typeof each === 'string') && serviceName(asText(each ?? undefined)) !== undefined)
      webhook.tell('invalid', ['conversionReviewVersions', index], `${JSON.stringify(each)} is no version`, 'write v1')
}
