import type { TextRule } from './names.js'

/** One of the five fields: its name, its bounds, and the names that its numbers have. */
interface Field {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly names: readonly string[]
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const fields: readonly Field[] = [
  { name: 'minute', from: 0, to: 59, names: [] },
  { name: 'hour', from: 0, to: 23, names: [] },
  { name: 'day of the month', from: 1, to: 31, names: [] },
  { name: 'month', from: 1, to: 12, names: months },
  { name: 'day of the week', from: 0, to: 6, names: days },
]
const macros = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']
const longestMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The numbers that a field allows, and whether it is a star, which leaves the choice to the other field of days. */
export interface Choice {
  readonly numbers: ReadonlySet<number>
  readonly star: boolean
}

/**
 * The schedule of a CronJob, as the API server reads it: five fields, or a macro such as `@daily` or `@every 1h30m`.
 * A schedule that it takes but that never comes, such as the 30th of February, is refused too.
 */
export const cronSchedule: TextRule = (text) => {
  if (text.includes('TZ')) return 'must name no time zone: timeZone does'
  if (text.startsWith('@every ')) return goDuration(text.slice('@every '.length))
  if (text.startsWith('@')) return macros.includes(text) ? undefined : `must be one of ${macros.join(', ')}, "@every 1h" or five fields`
  const choices = choicesOf(text)
  if (typeof choices === 'string') return choices
  return neverComes(choices) ? 'never comes' : undefined
}

/** What the five fields allow, in their order; a text is what is wrong with them, as the end of a sentence. */
export function choicesOf(text: string): readonly Choice[] | string {
  const parts = text.split(/\s+/u).filter((part) => part !== '')
  if (parts.length !== 5) return `must have five fields (minute, hour, day of the month, month, day of the week), and has ${parts.length}`
  const choices: Choice[] = []
  for (const [index, part] of parts.entries()) {
    const choice = choiceOf(part, fields[index]!)
    if (typeof choice === 'string') return choice
    choices.push(choice)
  }
  return choices
}

/** A list of numbers and ranges; empty items count as not written. */
function choiceOf(text: string, field: Field): Choice | string {
  const numbers = new Set<number>()
  let star = false
  for (const item of text.split(',').filter((each) => each !== '')) {
    const range = rangeOf(item, field)
    if (typeof range === 'string') return `has the ${field.name} "${text}", in which ${range}`
    for (let number = range.start; number <= range.end; number += range.step) numbers.add(number)
    star ||= range.star
  }
  return { numbers, star }
}

function rangeOf(item: string, field: Field): { start: number; end: number; step: number; star: boolean } | string {
  const [range, stepText, ...moreSteps] = item.split('/')
  const [low, high, ...moreHyphens] = range!.split('-')
  const any = low === '*' || low === '?'
  if (moreSteps.length > 0) return `"${item}" has more than one "/"`
  const start = any ? field.from : numberOf(low!, field)
  const step = stepText === undefined ? 1 : numberOf(stepText)
  // Behind a star the server reads no second number; a number with a step goes on to the end.
  const end = any || (stepText !== undefined && high === undefined) ? field.to : high === undefined ? start : numberOf(high, field)
  if (!any && moreHyphens.length > 0) return `"${item}" has more than one "-"`
  if (start === undefined || end === undefined || step === undefined) return `"${item}" is no number${field.names[0] ? ' or name' : ''}`
  if (start < field.from || end > field.to) return `"${item}" is not within ${field.from} to ${field.to}`
  if (start > end) return `"${item}" ends before it begins`
  if (step === 0) return `"${item}" has the step 0`
  return { start, end, step, star: any && step === 1 }
}

function numberOf(text: string, field?: Field): number | undefined {
  const name = field?.names.indexOf(text.toLowerCase()) ?? -1
  if (name >= 0) return name + field!.from
  return /^\+?\d+$/.test(text) ? Number(text) : undefined
}

/** No month has one of the days, or a field allows nothing at all. Days of the month and of the week add up when both are chosen. */
function neverComes([minute, hour, day, month, weekday]: readonly Choice[]): boolean {
  const some = (choice: Choice | undefined): boolean => choice!.numbers.size > 0
  if (![minute, hour, month].every(some)) return true
  const byDay = [...month!.numbers].some((each) => [...day!.numbers].some((number) => number <= longestMonth[each - 1]!))
  if (day!.star || weekday!.star) return !byDay || !some(weekday)
  return !byDay && !some(weekday)
}

const duration = /^[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/u

/** A duration as Go reads it, which the API server does. */
function goDuration(text: string): string | undefined {
  return duration.test(text) ? undefined : `has the duration "${text}", which must be numbers with a unit, such as 1h30m`
}
