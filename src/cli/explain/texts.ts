import { byFamily } from '../../checks/families.js'
import type { RuleText } from '../../checks/rule-text.js'
import { plural } from '../../findings/plural.js'
import type { Colors } from '../paint.js'

/** The rules by family, each with its severity and what it looks for. */
export function listText(rules: readonly RuleText[], paint: Colors): string {
  const width = Math.max(...rules.map(({ code }) => code.length))
  const blocks = byFamily(rules).map(({ family, title: heading, rules: own }) => {
    const lines = own.map(({ code, severity, title }) => `  ${code.padEnd(width)}  ${paint[severity](severity.padEnd(7))}  ${title}`)
    return [paint.strong(`${heading} (${family})`), ...lines].join('\n')
  })
  return [...blocks, `${plural(rules.length, 'rule')}; steer explain RULE says why, how to mend it, and shows an example`].join('\n\n')
}

/** All that a rule says of itself. */
export function explanationText(rule: RuleText, paint: Colors): string {
  const { code, severity, title, why, help, bad, good } = rule
  const section = (heading: string, text: string): string => `${paint.strong(heading)}\n${text}`
  return [
    `${paint.strong(code)} ${paint[severity](severity)}\n${title}`,
    section('Why', why),
    section('How to mend it', help),
    section('Bad', linesOf(bad, good, paint.error)),
    section('Good', linesOf(good, bad, paint.good)),
  ].join('\n\n')
}

/** An example, indented; lines that the other one does not have are painted. */
function linesOf(example: string, other: string, mark: (text: string) => string): string {
  const same = new Set(other.split('\n'))
  return example
    .trim()
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${same.has(line) ? line : mark(line)}`))
    .join('\n')
}

/** What is known of a code that is no rule: what docs/errors.md says. */
export function codeText(code: string, text: string, paint: Colors): string {
  return `${paint.strong(code)}\n${text}\n\n${paint.quiet('No rule, so there are no examples; docs/errors.md lists all such codes.')}`
}
