import { Place } from '../../props/place.js'
import { type AnyTemplate, containersOf } from '../pods/pod-template.js'
import type { Resource } from '../resource.js'
import type { JobSpecOptions } from './job-options.js'
import { countIndexes } from './job-policies.js'

type Props = JobSpecOptions & AnyTemplate

/**
 * What the API server finds wrong with the fields of a Job together, each of which is right by itself.
 * `suffix` is what its name gets behind that of the construct.
 */
export function jobCheck(owner: Resource, props: Props, suffix = ''): boolean {
  const place = new Place(owner)
  const { restartPolicy, completionMode, completions, parallelism, backoffLimitPerIndex, maxFailedIndexes } = props
  const { podFailurePolicy, successPolicy, podReplacementPolicy } = props
  let fine = true
  const refuse = (prop: string, message: string, help: string): void => {
    fine = place.at(prop).refuse(message, help)
  }
  if (restartPolicy === undefined)
    fine = place.refuse('restartPolicy is missing', "add restartPolicy: 'OnFailure', or 'Never' to get a new pod after each failure")
  const indexed = completionMode === 'Indexed'
  for (const prop of ['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy'] as const)
    if (!indexed && props[prop] !== undefined) refuse(prop, "is only with completionMode: 'Indexed'", "add completionMode: 'Indexed'")
  if (indexed && completions === undefined && parallelism !== undefined)
    fine = place.refuse('completions is missing', 'add completions: an Indexed Job with parallelism needs it')
  if (maxFailedIndexes !== undefined && backoffLimitPerIndex === undefined)
    refuse('maxFailedIndexes', 'is only beside backoffLimitPerIndex', 'add backoffLimitPerIndex')
  if (indexed) {
    const many = above(completions, 100_000) && backoffLimitPerIndex !== undefined
    if (above(parallelism, many ? 10_000 : 100_000)) refuse('parallelism', `must be at most ${many ? 10_000 : 100_000}`, 'write less')
    if (above(maxFailedIndexes, many ? 10_000 : 100_000))
      refuse('maxFailedIndexes', `must be at most ${many ? 10_000 : 100_000}`, 'write less')
    else if (typeof completions === 'number' && above(maxFailedIndexes, completions))
      refuse('maxFailedIndexes', `is more than the ${completions} completions`, 'write less, or leave it out')
    if (many && maxFailedIndexes === undefined)
      fine = place.refuse('maxFailedIndexes is missing', 'add it: more than 100000 completions need it')
    fine = podNames(owner.name + suffix, completions, place) && fine
  }
  if (podFailurePolicy) {
    if (restartPolicy !== undefined && restartPolicy !== 'Never')
      refuse('podFailurePolicy', "is only with restartPolicy: 'Never'", "write restartPolicy: 'Never'")
    if (podReplacementPolicy !== undefined && podReplacementPolicy !== 'Failed')
      refuse('podReplacementPolicy', 'must be Failed beside podFailurePolicy', "write 'Failed', or leave it out")
    fine = failureRules(owner, props, place.at('podFailurePolicy').at('rules')) && fine
  }
  if (successPolicy && indexed && typeof completions === 'number')
    fine = successRules(successPolicy, completions, place.at('successPolicy').at('rules')) && fine
  return fine
}

const above = (value: unknown, most: number): boolean => typeof value === 'number' && value > most

/** The pods of an Indexed Job have their index behind its name, as a host name. */
function podNames(name: string, completions: unknown, place: Place): boolean {
  if (typeof completions !== 'number' || completions < 1) return true
  const last = `${name}-${completions - 1}`
  return (
    (last.length <= 63 && !last.includes('.')) ||
    place.refuse(
      `the name ${name} cannot be that of an Indexed Job: its last pod would have the host name ${last}`,
      last.includes('.') ? 'give it a name without dots' : 'shorten the name: with the last index it may have 63 characters',
      'api/name',
    )
  )
}

function failureRules(owner: Resource, props: Props, place: Place): boolean {
  const names = [...Object.keys(containersOf(owner, props)), ...Object.keys(props.initContainers ?? {})]
  let fine = true
  for (const [index, { action, onExitCodes }] of props.podFailurePolicy!.rules.entries()) {
    const container = typeof onExitCodes === 'object' ? onExitCodes.containerName : undefined
    if (action === 'FailIndex' && props.backoffLimitPerIndex === undefined)
      fine = place.at(index).at('action').refuse('FailIndex is only beside backoffLimitPerIndex', 'add backoffLimitPerIndex')
    if (container !== undefined && !names.includes(container))
      fine = place
        .at(index)
        .at('onExitCodes')
        .at('containerName')
        .refuse(`there is no container ${container}`, `it has ${names.join(', ')}`)
  }
  return fine
}

function successRules({ rules }: NonNullable<JobSpecOptions['successPolicy']>, completions: number, place: Place): boolean {
  let fine = true
  for (const [index, { succeededIndexes, succeededCount }] of rules.entries()) {
    const counted = succeededIndexes === undefined ? completions : countIndexes(succeededIndexes, completions)
    if (typeof counted === 'string') fine = place.at(index).at('succeededIndexes').refuse(counted, "write indexes such as '0,3-5'")
    else if (above(succeededCount, counted))
      fine = place.at(index).at('succeededCount').refuse(`is more than the ${counted} indexes`, 'write less')
  }
  return fine
}
