import type { IConstruct } from 'constructs'
import { Place } from '../../props/place.js'
import { type Check, listOf, mapOf, nonEmptyText, object, type Shape } from '../../props/shape.js'
import { containerOptionsShape } from '../pods/container.js'
import { mountPaths, scratchCheck } from '../pods/mounts.js'
import { podOptionsShape } from '../pods/pod-options.js'
import { labelsCheck } from '../props/object-shape.js'
import type { ContainerDefaults, Profile } from './profile.js'

const { resources, securityContext, imagePullPolicy, env } = containerOptionsShape
const container: Shape<ContainerDefaults> = { resources, securityContext, imagePullPolicy, env, mounts: mapOf(scratchCheck, mountPaths) }
const profile: Check = object({ name: nonEmptyText, container: object(container), pod: object(podOptionsShape), labels: labelsCheck }, [
  'name',
])
const check: Check = listOf(profile)

/** The profiles of a scope; when something is wrong with one it is told there, once, and none of them is laid under anything. */
export function checkedProfiles(scope: IConstruct, profiles: readonly Profile[] | undefined): readonly Profile[] {
  return profiles !== undefined && check(profiles, new Place(scope).at('profiles')) ? profiles : []
}
