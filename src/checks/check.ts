import type { Finding } from '../findings/finding.js'
import type { Model } from '../model/model.js'
import { file } from './api/file.js'
import { labels } from './api/labels.js'
import { names } from './api/names.js'
import { controlPlane } from './gke/control-plane.js'
import type { Rule } from './rule.js'
import { autoscaledReplicas } from './wiring/autoscaled-replicas.js'
import { exclusiveDisk } from './wiring/exclusive-disk.js'
import { identity } from './wiring/identity.js'
import { referenceGrant } from './wiring/reference-grant.js'

const rules: readonly Rule[] = [file, names, labels, controlPlane, identity, exclusiveDisk, autoscaledReplicas, referenceGrant]

/** Everything that the rules find wrong with a model. */
export function check(model: Model): Finding[] {
  return rules.flatMap((rule) => rule.check(model))
}
