/** What stands at the end of these steps; undefined where nothing does. */
export function valueAt(value: unknown, steps: readonly (string | number)[]): unknown {
  let at = value
  for (const each of steps) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, each)) return undefined
    at = (at as Record<string | number, unknown>)[each]
  }
  return at ?? undefined
}
