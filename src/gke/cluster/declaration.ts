import type { GkeClusterDeclaration } from '../../clusters/cluster.js'
import { gkeName } from '../../clusters/fields.js'
import { gkeAutopilot } from '../../clusters/gke/autopilot.js'
import { gkeStandard } from '../../clusters/gke/standard.js'
import type { Position } from '../../findings/finding.js'
import { tokensIn } from '../../tree/deferred.js'
import { isPlain, show } from '../../tree/value.js'
import { refusal } from '../common/refusal.js'

/**
 * Makes sure of a declaration once more: it may come from JSON, from JavaScript, or be a changed copy of one that was checked.
 * Throws a SteersmanError with everything that cannot be, before anything is registered.
 */
export function checkDeclaration(given: unknown, position: Position | undefined): GkeClusterDeclaration {
  const { kind, declaredAt, ...props } = isPlain(given) ? given : { kind: undefined }
  const check = kind === 'gke-standard' ? gkeStandard : kind === 'gke-autopilot' ? gkeAutopilot : undefined
  if (!check)
    throw refusal(
      'GkeCluster',
      `the declaration must be of a cluster at Google, and is ${typeof kind === 'string' ? `of the kind ${kind}` : show(given)}`,
      'give what gkeStandard or gkeAutopilot gives back',
      position,
    )
  refuseTokens(props, '', position)
  const checked = check(props as never) as GkeClusterDeclaration
  return declaredAt === undefined ? checked : { ...checked, declaredAt: declaredAt as Position }
}

/** Where the value of a text of `ref()` is put in: a key may be made by the same program. */
const deferrable = '.security.secretsEncryption.keyName'

/** The text of `ref()` has its value in manifests only; here it would be taken for what it looks like. */
function refuseTokens(value: unknown, path: string, position: Position | undefined): void {
  if (path === deferrable) return
  if (typeof value === 'string' && tokensIn(value).length > 0)
    throw refusal(
      'GkeCluster',
      'is the text of ref(), which only objects of Kubernetes understand',
      'write the value itself: a declaration is plain data, known before anything is made',
      position,
      path.slice(1),
    )
  if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) refuseTokens(each, `${path}.${key}`, position)
}

/** The name at Google Cloud: the declared one, or that of the component. */
export function clusterName(resourceName: string, { name }: GkeClusterDeclaration, position: Position | undefined): string {
  if (name !== undefined) return name
  const problem = gkeName(resourceName)
  if (problem === undefined) return resourceName
  throw refusal(
    'GkeCluster',
    `the name ${show(resourceName)} ${problem}`,
    'give another name, or write name in the declaration: the one at Google Cloud may differ from that of the component',
    position,
  )
}
