import type { PlainType } from '../kubernetes/schema/facts.js'
import type { JsonValue, ModelDeferred } from './model.js'

/** The value as the field takes it, or what is wrong with it, as the end of a sentence. */
export type Converted = { readonly value: JsonValue } | { readonly problem: string }

/**
 * A value that was known only at deployment, for a field that holds it and nothing else.
 * A field of a built-in kind takes what its type says, whichever way the value came; any other takes the text of `ref()`, and an Output as it is.
 */
export function convertWhole(value: unknown, type: PlainType | undefined, deferred: Pick<ModelDeferred, 'asText' | 'inJson'>): Converted {
  switch (type) {
    case 'int32':
    case 'int64':
    case 'number': {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
      return typeof number === 'number' && Number.isFinite(number) ? { value: number } : { problem: 'is no number' }
    }
    case 'boolean':
      if (typeof value === 'boolean') return { value }
      return value === 'true' || value === 'false' ? { value: value === 'true' } : { problem: 'is neither true nor false' }
    case 'int-or-string':
      return typeof value === 'number' || typeof value === 'string' ? { value } : { problem: 'is neither a number nor a text' }
    case undefined:
    case 'json':
      return deferred.asText ? convertText(value, deferred) : known(value)
    default:
      return convertText(value, deferred)
  }
}

/** The same for a value that becomes a text, or a part of one. */
export function convertText(value: unknown, { inJson }: Pick<ModelDeferred, 'inJson'>): Converted & { readonly value?: string } {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    return { problem: value === null || value === undefined ? 'is nothing' : 'is no text, number or boolean' }
  }
  const text = String(value)
  return { value: inJson ? JSON.stringify(text).slice(1, -1) : text }
}

function known(value: unknown): Converted {
  return value === null || value === undefined ? { problem: 'is nothing' } : { value: value as JsonValue }
}
