import type { RuleText } from './rule-text.js'

/** What the rules of a family look for, by the first word of their codes. */
export const families: Readonly<Record<string, string>> = {
  api: 'What the API server would refuse',
  wiring: 'What would not work',
  cluster: 'What does not fit the cluster',
}

/** The family of a rule, of `api/unknown-field`: `api`. */
export const familyOf = (code: string): string => code.slice(0, code.indexOf('/'))

/** The families that have rules, and the rules of each by name. */
export function byFamily(rules: readonly RuleText[]): { readonly family: string; readonly title: string; readonly rules: RuleText[] }[] {
  return Object.entries(families).flatMap(([family, title]) => {
    const own = rules.filter(({ code }) => familyOf(code) === family).sort((a, b) => (a.code < b.code ? -1 : 1))
    return own.length > 0 ? [{ family, title, rules: own }] : []
  })
}
