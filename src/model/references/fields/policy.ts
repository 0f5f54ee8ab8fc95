import { type ReferenceField, under } from '../field.js'
import { pod } from '../kinds.js'
import { named, selecting, servicePort, typed } from '../read.js'

const [autoscaling, admission] = ['autoscaling', 'admissionregistration.k8s.io']
const webhooks: readonly ReferenceField[] = [{ at: 'webhooks[].clientConfig.service', read: servicePort(443) }]
const requests = 'devices.requests[]'
const deviceClasses = ['exactly.deviceClassName', 'firstAvailable[].deviceClassName', 'deviceClassName'].map((at) => ({
  at: `${requests}.${at}`,
  read: named({ group: 'resource.k8s.io', kind: 'DeviceClass' }, 'class'),
}))

/** The fields of what scales, protects, admits and extends. */
export const policyFields: Readonly<Record<string, readonly ReferenceField[]>> = {
  [`${autoscaling}/HorizontalPodAutoscaler`]: under('spec', [
    { at: 'scaleTargetRef', read: typed() },
    { at: 'metrics[].object.describedObject', read: typed() },
  ]),
  'autoscaling.k8s.io/VerticalPodAutoscaler': [{ at: 'spec.targetRef', read: typed() }],
  'keda.sh/ScaledObject': [{ at: 'spec.scaleTargetRef', read: typed({ group: 'apps', kind: 'Deployment' }) }],
  'policy/PodDisruptionBudget': [{ at: 'spec.selector', read: selecting(pod) }],
  [`${admission}/MutatingWebhookConfiguration`]: webhooks,
  [`${admission}/ValidatingWebhookConfiguration`]: webhooks,
  [`${admission}/ValidatingAdmissionPolicyBinding`]: [
    { at: 'spec.policyName', read: named({ group: admission!, kind: 'ValidatingAdmissionPolicy' }) },
  ],
  [`${admission}/MutatingAdmissionPolicyBinding`]: [
    { at: 'spec.policyName', read: named({ group: admission!, kind: 'MutatingAdmissionPolicy' }) },
  ],
  'apiextensions.k8s.io/CustomResourceDefinition': [{ at: 'spec.conversion.webhook.clientConfig.service', read: servicePort(443) }],
  'apiregistration.k8s.io/APIService': [{ at: 'spec.service', read: servicePort(443) }],
  'resource.k8s.io/ResourceClaim': under('spec', deviceClasses),
  'resource.k8s.io/ResourceClaimTemplate': under('spec.spec', deviceClasses),
}
