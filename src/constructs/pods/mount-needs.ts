import type { Place } from '../../props/place.js'
import { show } from '../../tree/value.js'
import { namespaceOf } from '../common/handed-over.js'
import type { PodOptions } from './pod-options.js'
import type { MountAccount } from './references.js'
import type { PlacedNeeds } from './volumes.js'

/** The annotations that the volumes of a pod need; reports a pod that may not use one of them. */
export function annotationsOfMounts(
  needed: readonly PlacedNeeds[],
  pod: Pick<PodOptions, 'podAnnotations' | 'serviceAccount'>,
  namespace: string | undefined,
  place: Place,
): Record<string, string> {
  const annotations: Record<string, string> = {}
  for (const { source, needs, place: mount } of needed) {
    const volume = `${source.kind} ${source.name}`
    for (const [key, value] of Object.entries(needs.annotations)) {
      const given = pod.podAnnotations?.[key]
      if (given !== undefined && given !== value)
        place
          .at('podAnnotations')
          .at(key)
          .refuse(`is ${show(given)}, and the ${volume} needs ${show(value)}`, 'leave it out')
      annotations[key] = value
    }
    if (needs.accounts) checkAccount(volume, needs.accounts, pod.serviceAccount, namespace, mount)
  }
  return annotations
}

function checkAccount(
  volume: string,
  accounts: readonly MountAccount[],
  own: PodOptions['serviceAccount'],
  namespace: string | undefined,
  place: Place,
): void {
  const names = accounts.filter(({ allowed }) => allowed).map(({ name }) => name)
  const found = own && accounts.filter((each) => each.name === own.name && each.namespace === (namespaceOf(own) ?? namespace))
  if (found?.some(({ allowed }) => allowed)) return
  const may = names.length > 0 ? `one that may: serviceAccount: ${names.join(' or ')}` : 'an account that may write to it'
  if (found && found.length > 0)
    place.refuse(
      `pods of the ServiceAccount ${own.name} may only read the ${volume}`,
      `mount it with readOnly: true, or give them ${may}`,
      'wiring/account',
    )
  else
    place.refuse(
      `the ${volume} is for pods of other ServiceAccounts, and these have ${own ? own.name : 'none of their own'}`,
      `give them ${may}`,
      'wiring/account',
    )
}
