import type { Finding } from '../findings/finding.js'
import { type Minor, newestMinor } from '../kubernetes/versions.js'
import type { Model } from '../model/model.js'
import { sampleModel } from '../model/values.js'
import { file } from './api/file.js'
import { labels } from './api/labels.js'
import { names } from './api/names.js'
import { checkObjects } from './check-objects.js'
import { controlPlane } from './gke/control-plane.js'
import type { Rule } from './rule.js'
import { autoscaledReplicas } from './wiring/autoscaled-replicas.js'
import { exclusiveDisk } from './wiring/exclusive-disk.js'
import { identity } from './wiring/identity.js'
import { referenceGrant } from './wiring/reference-grant.js'

export const modelRules: readonly Rule[] = [file, names, labels, controlPlane, identity, exclusiveDisk, autoscaledReplicas, referenceGrant]

/** The minor version that a program is for: that of the cluster that it declares, else the newest known. */
export function minorOf({ cluster }: Model): Minor {
  return (cluster && 'kubernetesVersion' in cluster ? cluster.kubernetesVersion : undefined) ?? newestMinor
}

/** Everything that is wrong with a model for one of these minor versions. */
export function check(model: Model, minors: readonly Minor[] = [minorOf(model)]): Finding[] {
  if (model.unchecked) return []
  const sample = sampleModel(model)
  const findings = modelRules.flatMap((rule) => rule.check(sample, minors))
  // Labels and selectors of a construct are made of its name.
  const misnamed = new Set(
    findings.flatMap(({ code, path, source }) => (code === 'api/name' && path !== undefined && !source ? [path] : [])),
  )
  return [...checkObjects(model, minors, misnamed), ...findings]
}
