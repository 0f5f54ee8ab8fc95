import type { TextRule } from '../../kubernetes/names.js'
import { isEmpty, type Look } from './look.js'
import { portNumber, portOrName } from './texts.js'

const headerName: TextRule = (text) => (/^[-A-Za-z0-9]+$/.test(text) ? undefined : 'must be letters, digits or "-"')

/** What a probe does, or a hook of the lifecycle. */
export function handler(look: Look, kinds: readonly string[]): void {
  look.exclusive(kinds, { what: 'what it does' })
  const exec = look.maybe('exec')
  if (exec) exec.required('command')
  const httpGet = look.maybe('httpGet')
  if (httpGet) {
    portOrName(httpGet, 'port')
    for (const header of httpGet.list('httpHeaders')) if (header.required('name')) header.text('name', headerName)
  }
  const tcpSocket = look.maybe('tcpSocket')
  if (tcpSocket) portOrName(tcpSocket, 'port')
  const grpc = look.maybe('grpc')
  if (grpc) portNumber(grpc, 'port')
}

/** A probe of a container; only readiness may ask for several successes. */
export function probe(look: Look, kind: 'livenessProbe' | 'readinessProbe' | 'startupProbe'): void {
  handler(look, ['exec', 'httpGet', 'tcpSocket', 'grpc'])
  look.range('initialDelaySeconds', 0)
  look.range('timeoutSeconds', 0)
  look.range('periodSeconds', 0)
  look.range('successThreshold', 0)
  look.range('failureThreshold', 0)
  const { successThreshold, terminationGracePeriodSeconds } = look.value
  if (kind !== 'readinessProbe' && typeof successThreshold === 'number' && successThreshold > 1)
    look.tell('invalid', 'successThreshold', `must be 1, and is ${successThreshold}`, 'leave it out: only a readinessProbe may want more')
  if (kind === 'readinessProbe' && !isEmpty(terminationGracePeriodSeconds))
    look.tell('forbidden', 'terminationGracePeriodSeconds', 'is not for a readinessProbe', 'leave it out: this probe ends no container')
  else look.range('terminationGracePeriodSeconds', 1)
}
