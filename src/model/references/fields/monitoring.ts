import { asList, asName, asObject, asText } from '../../json.js'
import { type Place, type Pointer, type ReferenceField, under } from '../field.js'
import { configMap, type ObjectKind, pod, secret, service } from '../kinds.js'
import { labelSelector } from '../label-selector.js'
import { referenceTo } from '../read.js'

/** A monitor chooses Services or pods of its own namespace, of some others or of all, and names ports of theirs. */
const scraping = (of: ObjectKind, list: string): ReferenceField => ({
  at: 'spec',
  read(value, place) {
    const { selector: chosen, namespaceSelector, [list]: endpoints } = asObject(value)
    const selector = labelSelector(chosen)
    if (!selector) return []
    const to = { group: of.group, kind: of.kind, ...where(namespaceSelector, place), selector }
    return [
      { kind: 'selector', to, below: '.selector' },
      ...asList(endpoints).flatMap((each, index): Pointer[] => {
        const { port } = asObject(each)
        const said = typeof port === 'number' ? port : asName(port)
        return said === undefined ? [] : [{ kind: 'port', to: { ...to, port: said }, below: `.${list}[${index}].port` }]
      }),
    ]
  },
})

function where(namespaceSelector: Parameters<ReferenceField['read']>[0] | undefined, place: Place): object {
  const { any, matchNames } = asObject(namespaceSelector)
  const names = asList(matchNames).map(asText)
  if (any === true) return { namespaceSelector: [] }
  if (names.length > 1) return { namespaces: names }
  const namespace = names[0] ?? place.namespace
  return namespace === undefined ? {} : { namespace }
}

const keys: readonly ReferenceField[] = [
  { at: 'authorization.credentials', read: referenceTo(secret) },
  { at: 'basicAuth.username', read: referenceTo(secret) },
  { at: 'basicAuth.password', read: referenceTo(secret) },
  { at: 'bearerTokenSecret', read: referenceTo(secret) },
  { at: 'tlsConfig.ca.secret', read: referenceTo(secret) },
  { at: 'tlsConfig.ca.configMap', read: referenceTo(configMap) },
  { at: 'tlsConfig.cert.secret', read: referenceTo(secret) },
  { at: 'tlsConfig.cert.configMap', read: referenceTo(configMap) },
  { at: 'tlsConfig.keySecret', read: referenceTo(secret) },
]
const ofGoogle: readonly ReferenceField[] = [
  { at: 'authorization.credentials.secret', read: referenceTo(secret) },
  { at: 'basicAuth.password.secret', read: referenceTo(secret) },
]

/** The fields of those who say what is monitored. */
export const monitoringFields: Readonly<Record<string, readonly ReferenceField[]>> = {
  'monitoring.coreos.com/ServiceMonitor': [scraping(service, 'endpoints'), ...under('spec.endpoints[]', keys)],
  'monitoring.coreos.com/PodMonitor': [scraping(pod, 'podMetricsEndpoints'), ...under('spec.podMetricsEndpoints[]', keys)],
  'monitoring.googleapis.com/PodMonitoring': [scraping(pod, 'endpoints'), ...under('spec.endpoints[]', ofGoogle)],
}
