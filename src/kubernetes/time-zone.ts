import type { TextRule } from './names.js'

let known: ReadonlyMap<string, string> | undefined

/** The name of a time zone of the IANA database, in its own spelling; the API server tells upper and lower case apart. */
export const timeZone: TextRule = (text) => {
  known ??= new Map(['UTC', ...Intl.supportedValuesOf('timeZone')].map((name) => [name.toLowerCase(), name]))
  const name = known.get(text.toLowerCase())
  if (name === text) return undefined
  if (name !== undefined) return `is written ${name}`
  return /^[A-Z0-9][-A-Za-z._0-9+]{0,13}(?:\/[A-Z0-9][-A-Za-z._0-9+]{0,13})*$/.test(text) && isAlias(text)
    ? undefined
    : 'is no name of a time zone'
}

/** The names of time zones that are known here, for what was probably meant. */
export const timeZones = (): readonly string[] => Intl.supportedValuesOf('timeZone')

/** Older names such as `US/Pacific` are not listed, but known; each part of one begins with a capital. */
function isAlias(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }) !== undefined
  } catch {
    return false
  }
}
