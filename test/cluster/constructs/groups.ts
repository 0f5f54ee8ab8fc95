import { certificates } from './certificates.js'
import { definitions } from './definitions.js'
import { delivery } from './delivery.js'
import { gke } from './gke.js'
import type { Group } from './group.js'
import { monitoring } from './monitoring.js'
import { policy } from './policy.js'
import { secrets } from './secrets.js'

/** Every group; what they need is installed in this order. */
export const groups: readonly Group[] = [policy, certificates, gke, monitoring, delivery, definitions, secrets]
