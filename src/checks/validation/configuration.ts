import { dataKey } from '../../kubernetes/names.js'
import { asObject } from '../../model/json.js'
import type { Look } from './look.js'

function keys(look: Look, fields: readonly [string, string]): void {
  for (const field of fields)
    for (const [key] of look.entries(field)) {
      const problem = dataKey(key)
      if (problem !== undefined)
        look.tell('invalid', [field, key], `the key ${JSON.stringify(key)} ${problem}`, 'write a key that can name a file')
    }
}

export function configMap(look: Look): void {
  keys(look, ['data', 'binaryData'])
  const text = asObject(look.value.data)
  for (const [key] of look.entries('binaryData'))
    if (Object.hasOwn(text, key)) look.tell('invalid', ['data', key], 'is in binaryData too', 'leave one of them out')
}

export function secret(look: Look): void {
  keys(look, ['data', 'stringData'])
}
