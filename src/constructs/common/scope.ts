import type { IConstruct } from 'constructs'
import { checkedProfiles } from '../profiles/check.js'
import type { Profile } from '../profiles/profile.js'

const profilesKey = Symbol.for('steersman.profiles')

/** Sets the profiles of a scope; they hold for everything below it. */
export function setProfiles(scope: IConstruct, profiles: readonly Profile[] | undefined): void {
  const given = checkedProfiles(scope, profiles)
  if (given.length > 0) Object.defineProperty(scope, profilesKey, { value: given })
}

/** The profiles that hold for a construct, nearest first; within one scope the later wins over the earlier. */
export function profilesOf(construct: IConstruct): readonly Profile[] {
  const found: Profile[] = []
  for (let at: IConstruct | undefined = construct; at; at = at.node.scope) {
    const own = (at as { [profilesKey]?: readonly Profile[] })[profilesKey]
    if (own) found.push(...[...own].reverse())
  }
  return found
}
