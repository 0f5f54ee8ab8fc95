import { type ReferenceField, under } from '../field.js'
import { pod, service } from '../kinds.js'
import { named, selecting, selectingLabels } from '../read.js'
import { claimSpecFields } from './claim-spec.js'
import { podSpecFields } from './pod-spec.js'

const template = under('spec.template.spec', podSpecFields)
const adopting: ReferenceField = { at: 'spec.selector', read: selecting(pod, 'adoption') }

/** The fields of kinds that are pods or make them. */
export const workloadFields: Readonly<Record<string, readonly ReferenceField[]>> = {
  '/Pod': under('spec', podSpecFields),
  '/PodTemplate': under('template.spec', podSpecFields),
  '/ReplicationController': [...template, { at: 'spec.selector', read: selectingLabels(pod, 'adoption') }],
  'apps/Deployment': [...template, adopting],
  'apps/ReplicaSet': [...template, adopting],
  'apps/DaemonSet': [...template, adopting],
  'apps/StatefulSet': [
    ...template,
    adopting,
    { at: 'spec.serviceName', read: named(service) },
    ...under('spec.volumeClaimTemplates[].spec', claimSpecFields),
  ],
  'batch/Job': [...template, adopting],
  'batch/CronJob': under('spec.jobTemplate.spec.template.spec', podSpecFields),
}

/** The fields of a pod template in a custom resource. */
export const customWorkloadFields: readonly ReferenceField[] = template
