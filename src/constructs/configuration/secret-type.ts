import type { Place } from '../../props/place.js'

/** Left out, Opaque. */
export type SecretType =
  | 'Opaque'
  | 'kubernetes.io/tls'
  | 'kubernetes.io/dockerconfigjson'
  | 'kubernetes.io/basic-auth'
  | 'kubernetes.io/ssh-auth'
  | (string & {})

/** Keys without which the API server refuses a Secret of a type. */
const needed: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
}

/** Tells a Secret that will lack a key of its type; `keys` undefined means that they are not known here. */
export function checkSecretType(type: string | undefined, keys: readonly string[] | undefined, place: Place): void {
  const required = type !== undefined && Object.hasOwn(needed, type) ? needed[type]! : []
  const missing = required.filter((key) => keys && !keys.includes(key))
  if (missing.length > 0)
    place.refuse(`a Secret of type ${type} has no ${missing.join(' and ')}`, `give ${missing.join(' and ')}, or another type`)
}
