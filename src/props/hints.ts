import { closest } from '../findings/closest.js'
import type { Place } from './place.js'

/** A word that is no prop, and what to write instead. */
interface Hint {
  readonly word: string
  /** A prop that tells which object it is: the hint is for objects that have it. */
  readonly beside: string
  readonly help: string
}

/** Kubernetes' own words, where the prop has another form or stands elsewhere. The first that fits holds. */
const hints: readonly Hint[] = [
  { word: 'metadata', beside: 'override', help: 'write name, labels and annotations directly; the namespace is that of the chart' },
  { word: 'namespace', beside: 'override', help: "give it to the chart: new Chart(app, '…', { namespace: '…' })" },
  { word: 'spec', beside: 'override', help: 'write its fields directly, without spec' },
  { word: 'apiVersion', beside: 'override', help: 'leave it out: the construct knows it' },
  { word: 'kind', beside: 'override', help: 'leave it out: the construct knows it' },
  { word: 'template', beside: 'container', help: "write the fields of the pod directly, such as container: { image: '…' }" },
  { word: 'serviceAccountName', beside: 'serviceAccount', help: "write serviceAccount: account, or serviceAccount: { name: '…' }" },
  { word: 'restartPolicy', beside: 'replicas', help: 'leave it out: these pods are always restarted' },
  { word: 'restartPolicy', beside: 'updateStrategy', help: 'leave it out: these pods are always restarted' },
  { word: 'activeDeadlineSeconds', beside: 'minReadySeconds', help: 'leave it out: these pods are to stay; a Job or a Pod may have it' },
  { word: 'serviceName', beside: 'volumeClaimTemplates', help: "write service: { name: '…' }: the headless Service is made with the set" },
  { word: 'strategy', beside: 'updateStrategy', help: "write updateStrategy: 'RollingUpdate' or 'OnDelete'" },
  { word: 'minReplicas', beside: 'replicas', help: 'write replicas: { min: 2, max: 10 }' },
  { word: 'maxReplicas', beside: 'replicas', help: 'write replicas: { min: 2, max: 10 }' },
  { word: 'type', beside: 'rollingUpdate', help: "write strategy: 'Recreate', or strategy: { rollingUpdate: { … } } without type" },
  { word: 'volumeMounts', beside: 'mounts', help: "write mounts: { '/data': claim.mount() }" },
  { word: 'restartPolicy', beside: 'image', help: 'leave it out; a sidecar, which has one, is written in initContainers' },
  { word: 'name', beside: 'image', help: "write it as the key: containers: { name: { image: '…' } }" },
  { word: 'successThreshold', beside: 'periodSeconds', help: 'leave it out: here it can only be 1; readinessProbe takes another' },
  { word: 'cpu', beside: 'limits', help: "write requests: { cpu: '250m' } or limits: { cpu: '1' }" },
  { word: 'memory', beside: 'limits', help: "write requests: { memory: '128Mi' } or limits: { memory: '128Mi' }" },
  { word: 'type', beside: 'localhostProfile', help: "write seccompProfile: 'RuntimeDefault', or { localhostProfile: '…' }" },
  { word: 'port', beside: 'containerPort', help: 'write containerPort' },
  { word: 'containerPort', beside: 'targetPort', help: 'write targetPort' },
  { word: 'resources', beside: 'storage', help: "write storage: '2Gi'" },
  { word: 'capacity', beside: 'storage', help: "write storage: '2Gi'" },
  { word: 'data', beside: 'stringData', help: "write stringData: { KEY: { plainText: '…' } }" },
  { word: 'ingressClassName', beside: 'className', help: "write className: '…'" },
  { word: 'rules', beside: 'hosts', help: "write hosts: { 'shop.example.com': { '/': service } }" },
  { word: 'backend', beside: 'rewrite', help: 'write service' },
  { word: 'jobTemplate', beside: 'schedule', help: 'write the fields of the Job and of its pods directly, without jobTemplate' },
  { word: 'generateName', beside: 'rerun', help: "write rerun: 'on-change'" },
  { word: 'type', beside: 'averageUtilization', help: "leave it out: resource: 'cpu', pods: '…' or external: '…' says it" },
  {
    word: 'metric',
    beside: 'describedObject',
    help: "write the name of the metric behind pods, object or external: { pods: 'requests', … }",
  },
  { word: 'scaleTargetRef', beside: 'target', help: 'write target: deployment' },
]

/** What to write instead of a word of Kubernetes; undefined when nothing is known of it. */
function hintFor(word: string, known: readonly string[]): string | undefined {
  return hints.find((hint) => hint.word === word && known.includes(hint.beside))?.help
}

/** Refuses a prop that is not known, with the one that was probably meant. */
export function unknownProp(key: string, known: readonly string[], place: Place): false {
  const hint = hintFor(key, known)
  const guess = closest(key, known)
  const override = place.construct ? '; any other field goes into override' : ''
  return place.at(key).refuse('is no prop here', hint ?? (guess ? `did you mean ${guess}?` : `known are: ${known.join(', ')}${override}`))
}
