import type { Chart } from '../../../src/index.js'
import { Job } from '../../../src/index.js'

// Jobs of which each field is right by itself: what we say of them, and what a real API server says of the same object.

const container = { image: 'example/server:1' }
const indexed = { restartPolicy: 'Never', completionMode: 'Indexed', completions: 5, container } as const
const onExitCodes = { operator: 'In', values: [1] } as const

export interface JobMistake {
  readonly what: string
  readonly make: (chart: Chart) => void
  /** Field, message and remedy. */
  readonly ours: string
  /** A part of the server's message. */
  readonly servers: string
}

const mistake = (what: string, props: object, ours: string, servers: string, name = 'a'): JobMistake => ({
  what,
  make: (chart) => void new Job(chart, name, props as never),
  ours,
  servers,
})

export const jobMistakes: readonly JobMistake[] = [
  mistake(
    'no restartPolicy',
    { container },
    "-: restartPolicy is missing -> add restartPolicy: 'OnFailure', or 'Never' to get a new pod after each failure",
    'spec.template.spec.restartPolicy: Required value',
  ),
  mistake(
    'failures counted by index without indexes',
    { restartPolicy: 'Never', backoffLimitPerIndex: 1, container },
    "backoffLimitPerIndex: is only with completionMode: 'Indexed' -> add completionMode: 'Indexed'",
    'requires indexed completion mode',
  ),
  mistake(
    'a success policy without indexes',
    { restartPolicy: 'Never', successPolicy: { rules: [{ succeededCount: 1 }] }, container },
    "successPolicy: is only with completionMode: 'Indexed' -> add completionMode: 'Indexed'",
    'requires indexed completion mode',
  ),
  mistake(
    'indexes without a number',
    { ...indexed, completions: undefined, parallelism: 2 },
    '-: completions is missing -> add completions: an Indexed Job with parallelism needs it',
    'spec.completions: Required value',
  ),
  mistake(
    'maxFailedIndexes alone',
    { ...indexed, maxFailedIndexes: 1 },
    'maxFailedIndexes: is only beside backoffLimitPerIndex -> add backoffLimitPerIndex',
    'spec.backoffLimitPerIndex: Required value',
  ),
  mistake(
    'more failures than indexes',
    { ...indexed, backoffLimitPerIndex: 1, maxFailedIndexes: 6 },
    'maxFailedIndexes: is more than the 5 completions -> write less, or leave it out',
    'must be less than or equal to completions',
  ),
  mistake(
    'too many at a time',
    { ...indexed, parallelism: 100_001 },
    'parallelism: must be at most 100000 -> write less',
    'must be less than or equal to 100000',
  ),
  mistake(
    'very many that count failures by index, without a limit',
    { ...indexed, completions: 100_001, backoffLimitPerIndex: 1 },
    '-: maxFailedIndexes is missing -> add it: more than 100000 completions need it',
    'spec.maxFailedIndexes: Required value',
  ),
  mistake(
    'a failure policy with restarts',
    { restartPolicy: 'OnFailure', podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes }] }, container },
    "podFailurePolicy: is only with restartPolicy: 'Never' -> write restartPolicy: 'Never'",
    'only "Never" is supported when podFailurePolicy is specified',
  ),
  mistake(
    'a failure policy with early replacement',
    {
      restartPolicy: 'Never',
      podReplacementPolicy: 'TerminatingOrFailed',
      podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes }] },
      container,
    },
    "podReplacementPolicy: must be Failed beside podFailurePolicy -> write 'Failed', or leave it out",
    'supported values: "Failed"',
  ),
  mistake(
    'a failed index without indexes',
    { restartPolicy: 'Never', podFailurePolicy: { rules: [{ action: 'FailIndex', onExitCodes }] }, container },
    'podFailurePolicy.rules[0].action: FailIndex is only beside backoffLimitPerIndex -> add backoffLimitPerIndex',
    'requires the backoffLimitPerIndex to be set',
  ),
  mistake(
    'a container that is not there',
    {
      restartPolicy: 'Never',
      podFailurePolicy: { rules: [{ action: 'Ignore', onExitCodes: { ...onExitCodes, containerName: 'b' } }] },
      container,
    },
    'podFailurePolicy.rules[0].onExitCodes.containerName: there is no container b -> it has a',
    'must be one of the container or initContainer names',
  ),
  mistake(
    'an index that is not there',
    { ...indexed, successPolicy: { rules: [{ succeededIndexes: '0,3-5' }] } },
    `successPolicy.rules[0].succeededIndexes: holds "3-5", and the last index is 4 -> write indexes such as '0,3-5'`,
    'too large index',
  ),
  mistake(
    'indexes in another order',
    { ...indexed, successPolicy: { rules: [{ succeededIndexes: '3,0' }] } },
    "successPolicy.rules[0].succeededIndexes: must be in ascending order -> write indexes such as '0,3-5'",
    'non-increasing order',
  ),
  mistake(
    'indexes that are none',
    { ...indexed, successPolicy: { rules: [{ succeededIndexes: '0, 1' }] } },
    `successPolicy.rules[0].succeededIndexes: holds " 1", which is no index or range such as 3-5 -> write indexes such as '0,3-5'`,
    'cannot convert string to integer for index',
  ),
  mistake(
    'more successes than indexes',
    { ...indexed, successPolicy: { rules: [{ succeededIndexes: '0-1', succeededCount: 3 }] } },
    'successPolicy.rules[0].succeededCount: is more than the 2 indexes -> write less',
    'must be less than or equal to 2',
  ),
  mistake(
    'a name that is too long for the host names of its pods',
    indexed,
    `-: the name ${'a'.repeat(62)} cannot be that of an Indexed Job: its last pod would have the host name ${'a'.repeat(62)}-4 -> shorten the name: with the last index it may have 63 characters`,
    'will not able to create pod with invalid DNS label',
    'a'.repeat(62),
  ),
  mistake(
    'a name with a dot, which no host name has',
    { ...indexed, name: 'a.b' },
    '-: the name a.b cannot be that of an Indexed Job: its last pod would have the host name a.b-4 -> give it a name without dots',
    'will not able to create pod with invalid DNS label',
  ),
]
