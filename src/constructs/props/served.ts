import { closest } from '../../findings/closest.js'
import { builtInApiVersions } from '../../kubernetes/schema/kinds.js'
import { isBuiltInApiVersion, kindNames, kindOf, retiredKindOf } from '../../kubernetes/schema/schema.js'
import type { Place } from '../../props/place.js'
import { show } from '../../tree/value.js'

/** Refuses a kind that no cluster can serve: one that is gone, one more of a version of Kubernetes, or of a group that nobody can add. */
export function servedCheck(apiVersion: string, kind: string, place: Place): void {
  const retired = retiredKindOf(apiVersion, kind)
  if (retired) refuseRetired(`${apiVersion} ${kind}`, retired, place.at('apiVersion'))
  else if (isBuiltInApiVersion(apiVersion)) refuseUnknownKind(apiVersion, kind, place.at('kind'))
  else if (!canBeAdded(apiVersion)) refuseUnknownVersion(apiVersion, place.at('apiVersion'))
}

function refuseRetired(name: string, { removed, replacement }: { removed: string; replacement?: string }, place: Place): void {
  const at = replacement?.lastIndexOf('/') ?? -1
  place.refuse(
    `${name} is gone since Kubernetes ${removed}`,
    replacement
      ? `write apiVersion: '${replacement.slice(0, at)}', kind: '${replacement.slice(at + 1)}'`
      : 'leave it out: nothing replaces it',
  )
}

/** All kinds of Kubernetes itself are known. */
function refuseUnknownKind(apiVersion: string, kind: string, place: Place): void {
  if (kindOf(apiVersion, kind)) return
  const known = kindNames().flatMap((name) => (name.startsWith(`${apiVersion}/`) ? [name.slice(apiVersion.length + 1)] : []))
  const guess = closest(kind, known)
  place.refuse(`${apiVersion} has no kind ${kind}`, guess ? `did you mean ${guess}?` : `it has ${known.join(', ')}`)
}

/** Kubernetes takes no definition of a group without a dot; a group of its own may get a version that is not known here. */
function canBeAdded(apiVersion: string): boolean {
  const [group, version] = apiVersion.split('/')
  return version !== undefined && (group!.includes('.') || [...builtInApiVersions].some((each) => each.startsWith(`${group}/`)))
}

function refuseUnknownVersion(apiVersion: string, place: Place): void {
  const guess = closest(apiVersion, [...builtInApiVersions])
  place.refuse(
    `${show(apiVersion)} is served by no cluster: only Kubernetes itself has groups without a dot`,
    guess ? `did you mean ${guess}?` : "write group and version, such as 'apps/v1'",
  )
}
