import type { Choice } from './cron.js'

/** Minutes from one time of a schedule to the next. */
export interface Intervals {
  readonly shortest: number
  readonly longest: number
}

const minutesOfDay = 24 * 60
/** After 28 years each date falls on the same day of the week again. */
const daysOfCycle = 28 * 365 + 7

/** Those of the five fields of a schedule, as `choicesOf` reads them; undefined when it never comes. */
export function intervalsOf([minutes, hours, ...days]: readonly Choice[]): Intervals | undefined {
  const times = ordered(hours!).flatMap((hour) => ordered(minutes!).map((minute) => hour * 60 + minute))
  const matching = matchingDays(days)
  const [first, last] = [times[0], times.at(-1)]
  if (first === undefined || last === undefined || matching.length === 0) return undefined
  const gaps = new Set(times.slice(1).map((time, index) => time - times[index]!))
  for (const [index, day] of matching.entries()) {
    const next = matching[index + 1] ?? matching[0]! + daysOfCycle
    gaps.add((next - day) * minutesOfDay - last + first)
  }
  return { shortest: Math.min(...gaps), longest: Math.max(...gaps) }
}

const ordered = ({ numbers }: Choice): number[] => [...numbers].sort((a, b) => a - b)

/** Days of the month and of the week add up when both are chosen. */
function matchingDays([ofMonth, months, ofWeek]: readonly Choice[]): number[] {
  const either = !ofMonth!.star && !ofWeek!.star
  const found: number[] = []
  for (let day = 0; day < daysOfCycle; day++) {
    const date = new Date(Date.UTC(2024, 0, 1 + day))
    const [byMonth, byWeek] = [ofMonth!.numbers.has(date.getUTCDate()), ofWeek!.numbers.has(date.getUTCDay())]
    if (months!.numbers.has(date.getUTCMonth() + 1) && (either ? byMonth || byWeek : byMonth && byWeek)) found.push(day)
  }
  return found
}
