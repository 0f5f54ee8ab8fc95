import { isDeepStrictEqual } from 'node:util'
import { keepOld, pathsOf, stepsOf } from './paths.js'
import type { Registration } from './registration.js'
import { isObject, plain, Unknown, type Value, type Values } from './values.js'

/** The inputs that count: those of the last run wherever the resource ignores changes. */
export function withoutIgnored(inputs: Values, old: Values, ignored: readonly string[]): Values {
  return ignored.reduce((kept, path) => (keepOld(kept, old, stepsOf(path)) as Values | undefined) ?? {}, inputs)
}

/** Whether inputs differ by more than by what is secret; what is unknown may always be something else. */
export function changed(inputs: Values, old: Values): boolean {
  return pathsOf(inputs, Unknown).length > 0 || !isDeepStrictEqual(plain(inputs), plain(old))
}

/** Whether one of the changes is under a path of `replaceOnChanges`. */
export function mustReplace(registration: Registration, inputs: Values, old: Values): boolean {
  return registration.replaceOnChanges.some((path) => {
    const steps = path === '*' ? [] : stepsOf(path)
    return changed({ value: at(inputs, steps) ?? null }, { value: at(old, steps) ?? null })
  })
}

function at(value: Value | undefined, steps: readonly string[]): Value | undefined {
  const [step, ...rest] = steps
  if (step === undefined || value === undefined) return value
  if (Array.isArray(value)) return step === '*' ? value.map((entry) => at(entry, rest) ?? null) : at(value[Number(step)], rest)
  if (!isObject(value)) return undefined
  return step === '*' ? Object.values(value).map((entry) => at(entry, rest) ?? null) : at(value[step], rest)
}
