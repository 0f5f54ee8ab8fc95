import type { Check } from '../../props/shape.js'
import { componentOf } from '../common/component.js'
import type { KmsKey, KmsKeyUser } from './kms-key.js'

/** Refuses a key that those who encrypt with it may not use. */
export const keyFor =
  (...users: readonly KmsKeyUser[]): Check =>
  (value, place) => {
    if (!componentOf('KmsKey')(value, place)) return false
    const { name, '~users': present } = value as KmsKey
    const missing = users.filter((user) => !present.includes(user))
    if (missing.length === 0) return true
    const all = [...new Set([...present, ...users])].map((user) => `'${user}'`).join(', ')
    return place.refuse(`the key ${name} is not for ${missing.join(' and ')}`, `make it with users: [${all}]`)
  }

/** Refuses a key of another region than that of what it encrypts. */
export const keyIn =
  (region: string): Check =>
  (value, place) => {
    const { name, '~location': location } = value as KmsKey
    return (
      location === region || place.refuse(`the key ${name} is in ${location}, and what it encrypts in ${region}`, `make a key in ${region}`)
    )
  }
