import { asList, asObject, asText } from '../json.js'
import type { JsonObject, JsonValue, Manifest } from '../model.js'
import { kindOf } from './kinds.js'
import type { LabelSelector } from './reference.js'

/** The pods that an object is or makes. */
export interface Pods {
  readonly labels: ReadonlyMap<string, string>
  readonly spec: JsonObject
}

/** The label with a pod's own name, which a StatefulSet puts on its pods. */
const podName = 'statefulset.kubernetes.io/pod-name'

/**
 * The pods that an object is or makes; undefined when there are none. Custom kinds count when they have a pod template at `spec.template`.
 * A PodTemplate makes none by itself.
 */
export function podsOf(manifest: Manifest): Pods | undefined {
  const { metadata } = manifest
  const { group, kind } = kindOf(manifest)
  if (group === '' && kind === 'Pod') return { labels: labelsOf(metadata), spec: asObject(manifest.spec) }
  const spec = asObject(manifest.spec)
  const template = asObject(group === 'batch' && kind === 'CronJob' ? asObject(asObject(spec.jobTemplate).spec).template : spec.template)
  const podSpec = asObject(template.spec)
  if (!Array.isArray(podSpec.containers)) return undefined
  const labels = labelsOf(asObject(template.metadata))
  const name = asText(asObject(metadata).name)
  if (group === 'apps' && kind === 'StatefulSet') labels.set(podName, name)
  if (group === 'batch' && kind === 'Job') for (const key of ['batch.kubernetes.io/job-name', 'job-name']) labels.set(key, name)
  return { labels, spec: podSpec }
}

/** A selector for pods as it is looked up: a StatefulSet stands for all of its pods, so their ordinals are taken off. */
export function withoutOrdinals(selector: LabelSelector): LabelSelector {
  return selector.map((each) => (each.key === podName ? { ...each, values: each.values.map((value) => value.replace(/-\d+$/, '')) } : each))
}

/** The labels in the metadata of an object or a template. */
export function labelsOf(metadata: JsonValue | undefined): Map<string, string> {
  return new Map(Object.entries(asObject(asObject(metadata).labels)).map(([key, value]) => [key, asText(value)]))
}

/** The names and numbers of the ports that the containers of a pod declare. */
export function portsOf(spec: JsonObject): ReadonlySet<string | number> {
  const ports = new Set<string | number>()
  for (const container of [...asList(spec.containers), ...asList(spec.initContainers)])
    for (const port of asList(asObject(container).ports)) {
      const { name, containerPort } = asObject(port)
      if (typeof name === 'string') ports.add(name)
      if (typeof containerPort === 'number') ports.add(containerPort)
    }
  return ports
}
