import { SteersmanError } from '../../findings/error.js'
import type { Finding, Position } from '../../findings/finding.js'
import { Place } from '../../props/place.js'
import type { Check } from '../../props/shape.js'
import { tokensIn } from '../../tree/deferred.js'
import { isOutput, isPlain, isPromise } from '../../tree/value.js'

/** Throws a SteersmanError with everything that is wrong with what was given to a component or to one of its methods. */
export function checkProps(component: string, props: unknown, check: Check, position: Position | undefined): void {
  const findings: Finding[] = []
  const place = new Place((complaint) => {
    findings.push({ severity: 'error', path: component, ...(position && { position }), ...complaint })
  })
  if (refuseTokens(props, place)) check(props, place)
  if (findings.length > 0) throw new SteersmanError(findings)
}

/** What may be an Output of Pulumi is checked as far as it is known already. */
export const input =
  (check: Check): Check =>
  (value, place) =>
    isDeferred(value) || check(value, place)

function isDeferred(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (isOutput(value) || isPromise(value))
}

/** The text of `ref()` has its value in manifests only; here it would be taken for what it looks like. */
function refuseTokens(value: unknown, place: Place): boolean {
  if (typeof value === 'string')
    return (
      tokensIn(value).length === 0 ||
      place.refuse(
        'is the text of ref(), which only objects of Kubernetes understand',
        'give the Output itself, or pulumi.interpolate with it',
      )
    )
  if (Array.isArray(value)) return value.map((each: unknown, index) => refuseTokens(each, place.at(index))).every(Boolean)
  if (!isPlain(value)) return true
  return Object.entries(value)
    .map(([key, each]) => refuseTokens(each, place.at(key)))
    .every(Boolean)
}
