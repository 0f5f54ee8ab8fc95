import { Chart } from 'cdk8s'
import type { IConstruct } from 'constructs'
import { labelValue } from '../../kubernetes/names.js'
import { isPlain } from '../../tree/value.js'
import type { Labels } from '../values/types.js'
import { profilesOf } from './scope.js'

/** Label that holds the name of an object, and by which a workload selects its pods. */
export const nameLabel = 'app.kubernetes.io/name'
/** Label that holds the id of the chart. */
export const partOfLabel = 'app.kubernetes.io/part-of'

/**
 * The labels that an object and its pods carry without being asked: the recommended two, then those of profiles and of the chart.
 * A name that cannot be the value of a label, such as `system:reader` of a Role, gives no name label.
 */
export function commonLabels(construct: IConstruct, name: string): Record<string, string> {
  const chart = Chart.of(construct)
  const labels: Record<string, string> = {}
  if (labelValue(name) === undefined) labels[nameLabel] = name
  if (chart.node.id) labels[partOfLabel] = chart.node.id
  for (const profile of profilesOf(construct).toReversed()) assignDefined(labels, profile.labels)
  return assignDefined(labels, chart.labels)
}

/** Copies what is defined; later sources win. */
export function assignDefined(target: Record<string, string>, ...sources: readonly (Labels | undefined)[]): Record<string, string> {
  for (const source of sources) {
    for (const key in source) {
      const value = source[key]
      if (value !== undefined) target[key] = value
    }
  }
  return target
}

/** Copies what is text from labels that may be anything; what is not is told by the checks of the props. */
export function assignTexts(target: Record<string, string>, source: unknown): void {
  if (isPlain(source)) for (const key in source) if (typeof source[key] === 'string') target[key] = source[key]
}
