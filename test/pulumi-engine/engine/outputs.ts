import { isObject, type JsonObject, Secret, type Value, type Values } from './values.js'

/** Outputs of a provider, secret wherever the inputs of the same place are, or where the resource says so. */
export function markSecrets(outputs: JsonObject | Values, inputs: Values, additional: readonly string[]): Values {
  const marked = markLike(outputs as Values, inputs) as Values
  return Object.fromEntries(
    Object.entries(marked).map(([key, value]) => [key, additional.includes(key) && !(value instanceof Secret) ? new Secret(value) : value]),
  )
}

function markLike(value: Value, like: Value | undefined): Value {
  if (value instanceof Secret) return value
  if (like instanceof Secret) return new Secret(value)
  if (Array.isArray(value))
    return Array.isArray(like) && like.length === value.length ? value.map((entry, i) => markLike(entry, like[i])) : value
  if (!isObject(value) || !isObject(like)) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, markLike(entry, like[key])]))
}
