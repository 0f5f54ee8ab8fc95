import { isPlain } from '../../tree/value.js'
import type { Profile } from '../profiles/profile.js'

/** Lays the container defaults of the profiles, nearest first, under what the program wrote. */
export function containerWithProfiles<T extends object>(props: T, profiles: readonly Profile[]): T {
  return profiles.reduce((over, { container }) => (container ? under(over, container) : over), props)
}

/** The same for what is said of the pod. */
export function podWithProfiles<T extends object>(props: T, profiles: readonly Profile[]): T {
  return profiles.reduce((over, { pod }) => (pod ? under(over, pod) : over), props)
}

/** Plain objects are laid under key by key, with the profile's keys first; anything else is taken whole or not at all, and so is what is mounted at a path. */
function under<T extends object>(over: T, defaults: object): T {
  const result = { ...over } as Record<string, unknown>
  for (const [key, fallback] of Object.entries(defaults)) {
    const given = result[key]
    if (given === undefined) result[key] = fallback
    else if (isPlain(given) && isPlain(fallback) && !('~steersman' in given) && !key.startsWith('/'))
      result[key] = { ...fallback, ...under(given, fallback) }
  }
  return result as T
}
