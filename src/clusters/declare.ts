import { SteersmanError } from '../findings/error.js'
import type { Finding, Position } from '../findings/finding.js'
import { Place } from '../props/place.js'
import { userPosition } from '../tree/origin.js'
import { isPlain } from '../tree/value.js'

/**
 * Checks what was given, and makes plain data of it that nobody can change.
 * Throws a SteersmanError with everything that is wrong, at the user's line.
 */
export function declare<T extends Declared<string>>(
  kind: T['kind'],
  declarer: { readonly name: string; readonly of: Function },
  props: unknown,
  check: (props: unknown, place: Place) => void,
): T {
  const declaredAt = userPosition(declarer.of)
  const findings: Finding[] = []
  const tell = (complaint: Partial<Finding> & Pick<Finding, 'code' | 'message' | 'help'>): void => {
    findings.push({ severity: 'error', path: declarer.name, ...(declaredAt && { position: declaredAt }), ...complaint })
  }
  check(props, new Place(tell))
  if (findings.length > 0) throw new SteersmanError(findings)
  return plain({ kind, ...(props as Omit<T, 'kind'>), ...(declaredAt && { declaredAt }) }) as T
}

/** A copy without what is undefined, frozen to its depth. */
function plain<T>(value: T): T {
  if (Array.isArray(value)) return Object.freeze(value.map(plain)) as T
  if (!isPlain(value)) return value
  return Object.freeze(
    Object.fromEntries(Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : [[key, plain(each)]]))),
  ) as T
}

/** What a declaration carries beside what was given. */
export interface Declared<Kind extends string> {
  readonly kind: Kind
  /** The user's own line. */
  readonly declaredAt?: Position
}
