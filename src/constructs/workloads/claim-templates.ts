import { labelName } from '../../kubernetes/names.js'
import type * as core from '../../kubernetes/wire/core/v1.js'
import { nameLike } from '../../props/name-like.js'
import { type Check, mapOf, object } from '../../props/shape.js'
import { assignDefined } from '../common/labels.js'
import { labelsCheck } from '../props/object-shape.js'
import { type ClaimOptions, claimOptionsShape, claimSpec } from '../storage/claim-options.js'
import type { Labels } from '../values/types.js'

/** A disk that each pod gets for itself, and keeps when it is replaced. */
export interface ClaimTemplate extends ClaimOptions {
  /** Labels of the claims. */
  readonly labels?: Labels | undefined
  /** Annotations of the claims. */
  readonly annotations?: Labels | undefined
}
/** Claim templates by name, which `mounts` take as the name of a volume. */
export type ClaimTemplates<V extends string> = { readonly [K in V]?: ClaimTemplate | undefined }

export const claimTemplatesCheck: Check = mapOf(
  object({ ...claimOptionsShape, labels: labelsCheck, annotations: labelsCheck }, ['storage', 'accessModes']),
  {
    key: labelName,
    keyHelp: nameLike(labelName),
    ordered: true,
    form: "volumeClaimTemplates: { data: { storage: '10Gi', accessModes: ['ReadWriteOnce'] } }",
  },
)

/** The claims as they are sent: like objects, but without apiVersion and kind, which the API server fills in. */
export function claimTemplates(templates: ClaimTemplates<string> | undefined): core.PersistentVolumeClaim[] {
  return Object.entries(templates ?? {}).flatMap(([name, template]) => {
    if (!template) return []
    const labels = assignDefined({}, template.labels)
    const annotations = assignDefined({}, template.annotations)
    const metadata = {
      name,
      ...(Object.keys(labels).length > 0 && { labels }),
      ...(Object.keys(annotations).length > 0 && { annotations }),
    }
    return [{ metadata, spec: claimSpec(template) }]
  })
}
