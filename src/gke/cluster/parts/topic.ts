import { Topic } from '@pulumi/gcp/pubsub/topic.js'
import type { Maker } from './maker.js'

/** Where messages about upgrades and security bulletins go. */
export function makeTopic({ resourceName, clusterName, project, labels, options }: Maker): Topic {
  return new Topic(`${resourceName}-events`, { name: `${clusterName}-events`, project, labels }, options())
}
