import type { ServiceAccount, ServiceAccountRef } from '../../constructs/identity/service-account.js'
import type { Check } from '../../props/shape.js'
import { metadataParts } from '../../tree/cdk8s-internals.js'
import { tokensIn } from '../../tree/deferred.js'
import { show } from '../../tree/value.js'

/** Who the pods are in the cluster; one from outside the program is a name and a namespace. */
export type PodAccount = ServiceAccount | ServiceAccountRef

const annotation = 'iam.gke.io/gcp-service-account'

export const accountCheck: Check = (value, place) => {
  const { name, namespace } = (value ?? {}) as { name?: unknown; namespace?: unknown }
  if (typeof name !== 'string') return place.refuse(`must be a ServiceAccount, and is ${show(value)}`, 'give a ServiceAccount')
  if (typeof namespace !== 'string')
    return place.refuse(
      `the ServiceAccount ${name} has no namespace, by which Google Cloud knows it too`,
      'give its chart a namespace, such as new Chart(app, id, { namespace })',
    )
  return (
    tokensIn(`${name} ${namespace}`).length === 0 ||
    place.refuse('has a name that is known only at deployment', 'give it a name of its own')
  )
}

/** Whether an account can still be told as whom it acts. */
export const annotatedCheck: Check = (value, place) => {
  const { name } = value as PodAccount
  if (!('metadata' in (value as object)))
    return place.refuse(
      `the ServiceAccount ${name} is not of this program, which cannot annotate it`,
      "leave as: 'google-service-account' out, or make the ServiceAccount here",
    )
  const present = annotationsOf(value as ServiceAccount)[annotation]
  return (
    present === undefined ||
    place.refuse(
      `the ServiceAccount ${name} acts as ${show(present)} already`,
      'make one identity for each, and leave googleServiceAccount out',
    )
  )
}

/** Tells the account as whom it acts. */
export function annotate(account: ServiceAccount, email: string): void {
  annotationsOf(account)[annotation] = email
}

function annotationsOf({ metadata }: ServiceAccount): Record<string, string> {
  return metadataParts(metadata).annotations as Record<string, string>
}
