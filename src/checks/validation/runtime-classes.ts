import { labelName } from '../../kubernetes/names.js'
import { resources } from './containers.js'
import type { Look } from './look.js'
import { tolerations } from './pods.js'
import { labels } from './selectors.js'

/** A RuntimeClass, and where its pods run. */
export function runtimeClass(look: Look): void {
  look.requiredText('handler', labelName)
  const overhead = look.at('overhead')
  resources(overhead, ['podFixed'])
  const scheduling = look.at('scheduling')
  labels(scheduling, 'nodeSelector')
  tolerations(scheduling)
}
