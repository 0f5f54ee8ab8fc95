import { isObject, Secret, type Unknown, type Value, type Values } from './values.js'

/** The paths of all values of a kind, such as `stringData.password` or `rules[0].hosts`; keys that are no words are quoted. */
export function pathsOf(values: Values, kind: typeof Secret | typeof Unknown): string[] {
  const found: string[] = []
  const visit = (value: Value, path: string): void => {
    if (value instanceof kind) found.push(path)
    if (value instanceof Secret) visit(value.value, path)
    else if (Array.isArray(value)) for (const [index, entry] of value.entries()) visit(entry, `${path}[${index}]`)
    else if (isObject(value)) for (const [key, entry] of Object.entries(value)) visit(entry, join(path, key))
  }
  visit(values, '')
  return found
}

function join(path: string, key: string): string {
  if (!/^[\w$-]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`
  return path === '' ? key : `${path}.${key}`
}

/** The steps of a property path as Pulumi writes it: `spec.replicas`, `metadata.annotations["a.b/c"]`, `rules[*].hosts`. */
export function stepsOf(path: string): string[] {
  return [...path.matchAll(/\[(\d+|\*)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)].map(
    (match) => match[1] ?? (match[2] === undefined ? match[3]! : (JSON.parse(`"${match[2]}"`) as string)),
  )
}

/** `value` with what `steps` leads to as it is in `old`, for `ignoreChanges`. */
export function keepOld(value: Value | undefined, old: Value | undefined, steps: readonly string[]): Value | undefined {
  const [step, ...rest] = steps
  if (step === undefined) return old
  if (value instanceof Secret) return new Secret(keepOld(value.value, old instanceof Secret ? old.value : old, steps) ?? null)
  const before = old instanceof Secret ? old.value : old
  if (Array.isArray(value)) {
    const list = Array.isArray(before) ? before : []
    return value.map((entry, index) => (step === '*' || step === String(index) ? (keepOld(entry, list[index], rest) ?? null) : entry))
  }
  if (value !== undefined && !isObject(value)) return value
  const from = isObject(before) ? before : {}
  const result: Record<string, Value> = { ...value }
  for (const key of step === '*' ? new Set([...Object.keys(result), ...Object.keys(from)]) : [step]) {
    const kept = keepOld(result[key], from[key], rest)
    if (kept === undefined) delete result[key]
    else result[key] = kept
  }
  return value === undefined && Object.keys(result).length === 0 ? undefined : result
}
