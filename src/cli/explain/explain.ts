import { everyRule } from '../../checks/every-rule.js'
import { closest } from '../../findings/closest.js'
import { colorsFor } from '../paint.js'
import { readCodes } from './codes.js'
import { codeText, explanationText, listText } from './texts.js'

export interface ExplainOptions {
  readonly output: 'text' | 'json'
  readonly color: 'auto' | 'always' | 'never'
}

/** `steer explain`: what a rule or another code means, or which rules there are. Gives the exit code. */
export function explain(code: string | undefined, { output, color }: ExplainOptions): number {
  const paint = colorsFor(process.stdout, color)
  const print = (text: string, record: Readonly<Record<string, unknown>>): number => {
    process.stdout.write(`${output === 'json' ? JSON.stringify({ version: 1, ...record }, undefined, 2) : text}\n`)
    return 0
  }
  if (code === undefined) return print(listText(everyRule, paint), { rules: everyRule.map(plainRule) })
  const rule = everyRule.find((each) => each.code === code)
  if (rule) return print(explanationText(rule, paint), { rules: [plainRule(rule)] })
  const codes = readCodes()
  const text = codes.get(code)
  if (text !== undefined) return print(codeText(code, text, paint), { codes: [{ code, text }] })
  const guess = suggestion(code, explainedCodes(codes))
  process.stderr.write(
    `error: there is no rule ${JSON.stringify(code)}${guess === undefined ? '; steer explain lists the rules' : `: did you mean ${guess}?`}\n`,
  )
  return 2
}

/** Every code that can be explained: first the rules, then the others. */
export function explainedCodes(codes = readCodes()): string[] {
  return [...new Set([...everyRule.map(({ code }) => code), ...codes.keys()])]
}

/** The code that was meant: often its family is left out. */
export function suggestion(code: string, known: readonly string[]): string | undefined {
  const names = known.map((each) => each.slice(each.indexOf('/') + 1))
  const name = code.includes('/') ? undefined : closest(code, names)
  return name === undefined ? closest(code, known) : known[names.indexOf(name)]
}

/** Without what the rule does. */
function plainRule({ code, severity, title, why, help, language = 'yaml', bad, good }: (typeof everyRule)[number]): object {
  return { code, severity, title, why, help, language, bad: bad.trimStart(), good: good.trimStart() }
}
