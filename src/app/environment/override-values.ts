import { isCluster } from '../../clusters/cluster.js'
import { closest } from '../../findings/closest.js'
import { isPlain, show } from '../../tree/value.js'
import type { GivenValue } from './given.js'

export type Complain = (code: string, message: string, help: string) => void

/** The values with those given from outside in place of their own; what does not fit is told, and left as it was. */
export function withGiven(values: object, given: readonly GivenValue[], complain: Complain): object {
  return given.reduce((before, { source, path, value, isText }) => {
    const tell = (problem: string, help: string): void => complain('environment/value', `${source}: ${path.join('.')} ${problem}`, help)
    return replaced(before, path, value, isText, tell) as object
  }, values)
}

type Tell = (problem: string, help: string) => void

function replaced(current: unknown, path: readonly string[], value: unknown, isText: boolean, tell: Tell): unknown {
  const [key, ...rest] = path
  if (key === undefined) return fitting(current, value, isText, tell)
  if (!isPlain(current) || isCluster(current)) {
    tell('is not among the values', 'give only values that the environment has')
    return current
  }
  if (!Object.hasOwn(current, key)) {
    const guess = closest(key, Object.keys(current))
    tell('is not among the values', guess ? `did you mean ${guess}?` : `there are ${Object.keys(current).join(', ')}`)
    return current
  }
  return { ...current, [key]: replaced(current[key], rest, value, isText, tell) }
}

function fitting(current: unknown, value: unknown, isText: boolean, tell: Tell): unknown {
  const kind = kindOf(current)
  if (kind === 'other') {
    tell('can be changed in the program only', 'leave it out')
    return current
  }
  const converted = isText ? fromText(kind, value as string) : value
  if (kind === 'object' && isPlain(converted)) {
    return Object.entries(converted).reduce<unknown>(
      (before, [key, inner]) => replaced(before, [key], inner, false, (problem, help) => tell(`${key} ${problem}`, help)),
      current,
    )
  }
  if (converted !== undefined && (kind === 'undefined' || kindOf(converted) === kind)) return converted
  tell(`must be ${kindNames[kind]} like ${show(current)}, and is ${show(value)}`, 'give a value of the same kind')
  return current
}

const kindNames = { undefined: 'a value', string: 'a text', number: 'a number', boolean: 'true or false', list: 'a list', object: 'a map' }
type Kind = keyof typeof kindNames | 'other'

function kindOf(value: unknown): Kind {
  if (Array.isArray(value)) return value.every((each) => typeof each !== 'object' && typeof each !== 'function') ? 'list' : 'other'
  if (isPlain(value)) return isCluster(value) ? 'other' : 'object'
  const type = typeof value
  return type === 'string' || type === 'number' || type === 'boolean' || type === 'undefined' ? type : 'other'
}

function fromText(kind: Kind, text: string): unknown {
  if (kind === 'number') return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined
  if (kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined
  if (kind === 'list') return text === '' ? [] : text.split(',')
  return text
}
