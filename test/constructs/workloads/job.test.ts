import { describe, expect, it } from 'vitest'
import { App, Chart, CronJob, Deployment, Job, ref } from '../../../src/index.js'
import { readTree } from '../../../src/model/read-tree.js'
import { FakeOutput } from '../../support/output.js'
import { bodyOf, complaintsOf, manifestOf, manifestsOf } from '../synth.js'
import { jobMistakes } from './job-mistakes.js'

const container = { image: 'example/server:1' }
const policies = {
  podFailurePolicy: {
    rules: [
      { action: 'FailIndex', onExitCodes: { containerName: 'a', operator: 'NotIn', values: [0, 42] } },
      { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'Unknown' }] },
    ],
  },
  successPolicy: { rules: [{ succeededIndexes: '0,2-4', succeededCount: 4 }, { succeededCount: 5 }] },
} as const
const options = {
  backoffLimit: 0,
  backoffLimitPerIndex: 1,
  maxFailedIndexes: 2,
  completions: 5,
  parallelism: 3,
  completionMode: 'Indexed',
  activeDeadlineSeconds: 9,
  ttlSecondsAfterFinished: 0,
  ...policies,
  podReplacementPolicy: 'Failed',
  managedBy: 'kueue.x-k8s.io/multikueue',
} as const
const template = {
  metadata: { labels: { 'app.kubernetes.io/name': 'a', 'app.kubernetes.io/part-of': 'shop' } },
  spec: { containers: [{ name: 'a', ...container }], restartPolicy: 'Never' },
}

/** An Output whose value is known to whoever asks. */
const output = (value: string) => ({ __pulumiOutput: true, get: () => value, apply: () => undefined })

describe('a Job', () => {
  it('writes every prop in its field, and no deadline into its pods', () => {
    expect(bodyOf('Job', (chart) => new Job(chart, 'a', { ...options, suspend: true, restartPolicy: 'Never', container }))).toEqual({
      spec: { suspend: true, ...options, template },
    })
  })

  it.each(jobMistakes.map((each) => [each.what, each] as const))('refuses %s', (_, { make, ours }) => {
    expect(complaintsOf(make).map((each) => each.split(' ').slice(2).join(' '))).toEqual([ours])
  })

  it.each<[string, object, string]>([
    ['codes out of order', { operator: 'In', values: [3, 1, 3] }, '.values: must be in ascending order, each once -> write [1, 3]'],
    [
      'success as a failure',
      { operator: 'In', values: [0, 1] },
      '.values: must not hold 0: a pod that ends so has not failed -> leave 0 out',
    ],
    ['no code', { operator: 'In', values: [] }, '.values: must not be empty -> write at least one item'],
    ['no operator', { values: [1] }, ': operator is missing -> add operator'],
    [
      'too many codes',
      { operator: 'In', values: Array.from({ length: 256 }, (_, index) => index + 1) },
      '.values: has 256 items, and at most 255 can be -> leave some out',
    ],
  ])('refuses a failure rule with %s', (_, onExitCodes, complaint) => {
    const podFailurePolicy = { rules: [{ action: 'FailJob', onExitCodes }] }
    expect(complaintsOf((chart) => new Job(chart, 'a', { restartPolicy: 'Never', podFailurePolicy, container } as never))).toEqual([
      `props/invalid shop/a podFailurePolicy.rules[0].onExitCodes${complaint}`,
    ])
  })

  it.each<[string, object, RegExp]>([
    ['restarts for ever', { restartPolicy: 'Always' }, /restartPolicy: must be one of OnFailure, Never/],
    ['a rule without action', { podFailurePolicy: { rules: [{ onPodConditions: [{ type: 'X' }] }] } }, /rules\[0\]: action is missing/],
    ['a rule without reason', { podFailurePolicy: { rules: [{ action: 'Ignore' }] } }, /write exactly one of onExitCodes, onPodConditions/],
    ['a success that asks for nothing', { successPolicy: { rules: [{}] } }, /rules\[0\]: says nothing -> write succeededIndexes/],
    ['a success without rules', { successPolicy: { rules: [] } }, /rules: must not be empty/],
    ['a controller without domain', { managedBy: 'kueue' }, /managedBy: "kueue" must be a domain, "\/" and a name/],
    ['another rerun', { rerun: 'always' }, /rerun: must be one of on-change/],
    ['a selector, which the API server makes', { selector: { a: 'b' } }, /selector: is no prop here/],
  ])('refuses %s', (_, props, complaint) => {
    expect(complaintsOf((chart) => new Job(chart, 'a', { restartPolicy: 'Never', container, ...props } as never))).toEqual([
      expect.stringMatching(complaint),
    ])
  })
})

describe("a Job with rerun: 'on-change'", () => {
  const job = (props: object, chart: Chart): Job =>
    new Job(chart, 'migrate', { rerun: 'on-change', restartPolicy: 'Never', container, ...props } as never)
  const named = (props: object = {}): string => String(manifestOf('Job', (chart) => job(props, chart)).metadata.name)

  it('has a hash of its pods behind its name, and labels without it', () => {
    expect(named()).toMatch(/^migrate-[0-9a-f]{10}$/)
    expect(manifestOf('Job', (chart) => job({}, chart))).toMatchObject({
      metadata: { labels: { 'app.kubernetes.io/name': 'migrate' } },
      spec: { template: { metadata: { labels: { 'app.kubernetes.io/name': 'migrate' } }, spec: { containers: [{ name: 'migrate' }] } } },
    })
  })

  it.each<[string, object]>([
    ['the image', { container: { image: 'example/server:2' } }],
    ['an environment variable', { container: { ...container, env: { A: 1 } } }],
    ['the order of arguments', { container: { ...container, args: ['a', 'b'] } }],
    ['a label of the pods', { podLabels: { a: 'b' } }],
    ['the restart policy', { restartPolicy: 'OnFailure' }],
    ['the completions', { completions: 2 }],
    ['an override of the pods', { override: { spec: { template: { spec: { hostNetwork: true } } } } }],
  ])('gets another name by %s', (_, props) => expect(named(props)).not.toBe(named()))

  it.each<[string, object]>([
    ['its own labels', { labels: { a: 'b' }, annotations: { c: 'd' } }],
    ['what can change while it is there', { backoffLimit: 1, parallelism: 2, suspend: true, ttlSecondsAfterFinished: 9 }],
    ['an override of its own fields', { override: { spec: { activeDeadlineSeconds: 9 } } }],
  ])('keeps its name with %s', (_, props) => expect(named(props)).toBe(named()))

  it('does not depend on the order in which it is written', () => {
    const limits = { cpu: 1, memory: '1Gi' }
    const first = named({ container: { ...container, resources: { limits } }, nodeSelector: { a: 'b', c: 'd' } })
    const second = named({
      nodeSelector: { c: 'd', a: 'b' },
      container: { resources: { limits: { memory: '1Gi', cpu: 1 } }, ...container },
    })
    expect(second).toBe(first)
  })

  it('holds a value that may be secret by its label, whatever it is and whatever else was deferred before', () => {
    const withOutput = (known: string, label: string | undefined): string => {
      ref(new FakeOutput<string>(), 'another')
      return named({
        container: { ...container, env: { PASSWORD: ref(output(known), label), URL: `x-${ref(new FakeOutput<string>(), 'b')}` } },
      })
    }
    expect(withOutput('hunter2', 'password')).toBe(withOutput('correct horse', 'password'))
    expect(withOutput('a', undefined)).toBe(withOutput('b', undefined))
    expect(withOutput('a', 'password')).not.toBe(withOutput('a', 'other'))
  })

  it('tells its whole name to those who ask', () => {
    const [migrate, server] = manifestsOf((chart) => {
      const migrate = job({}, chart)
      new Deployment(chart, 'server', { container: { ...container, args: ['wait-for', migrate.name] } })
    })
    expect(migrate!.metadata.name).toBe(named())
    expect(server).toMatchObject({ spec: { template: { spec: { containers: [{ args: ['wait-for', named()] }] } } } })
  })

  it('follows later overrides and patches, and complains when its name was told before', () => {
    const changed = (ask: boolean): string[] =>
      complaintsOf((chart) => {
        const migrate = job({}, chart)
        if (ask) expect(migrate.name).toBe(named())
        migrate.override({ spec: { template: { spec: { hostNetwork: true } } } })
      })
    expect(changed(false)).toEqual([])
    expect(changed(true)).toEqual([
      expect.stringMatching(
        /^props\/invalid shop\/migrate -: it was changed after its name migrate-\w{10} had been asked for, and is now called migrate-\w{10} -> /,
      ),
    ])
  })

  it('has room for the hash, and tells when it has not', () => {
    expect(named({ name: 'a'.repeat(52) })).toHaveLength(63)
    expect(complaintsOf((chart) => job({ name: 'a'.repeat(53) }, chart))).toEqual([
      expect.stringMatching(/^api\/name .* of this Job must have at most 63 characters, and has 64/),
    ])
  })

  it('reads the same twice', () => {
    const app = new App()
    job({}, new Chart(app, 'shop'))
    expect(readTree(app).objects).toEqual(readTree(app).objects)
  })
})

describe('a CronJob', () => {
  it('writes every prop in its field', () => {
    const props = {
      schedule: '0 3 * * mon-fri',
      timeZone: 'Europe/Berlin',
      concurrencyPolicy: 'Replace',
      startingDeadlineSeconds: 60,
      successfulJobsHistoryLimit: 0,
      failedJobsHistoryLimit: 5,
      suspend: true,
    } as const
    expect(bodyOf('CronJob', (chart) => new CronJob(chart, 'a', { ...props, ...options, restartPolicy: 'Never', container }))).toEqual({
      spec: { ...props, jobTemplate: { spec: { ...options, template } } },
    })
  })

  it.each<[string, object, string]>([
    [
      'too few fields',
      { schedule: '0 3 * *' },
      'schedule: "0 3 * *" must have five fields (minute, hour, day of the month, month, day of the week), and has 4',
    ],
    [
      'a day that never comes',
      { schedule: '0 0 30 2 *' },
      "schedule: \"0 0 30 2 *\" never comes -> write a schedule such as '0 3 * * *', or '@daily'",
    ],
    ['Sunday as 7', { schedule: '0 0 * * 7' }, 'in which "7" is not within 0 to 6'],
    ['a schedule that is none', { schedule: 3 }, 'schedule: must be a text, and is 3'],
    ['no schedule', { schedule: undefined }, '-: schedule is missing'],
    [
      'a misspelt time zone',
      { timeZone: 'Europe/Berln' },
      'timeZone: "Europe/Berln" is no name of a time zone -> did you mean Europe/Berlin?',
    ],
    [
      'a time zone in small letters',
      { timeZone: 'europe/berlin' },
      '"europe/berlin" is written Europe/Berlin -> did you mean Europe/Berlin?',
    ],
    ['another policy', { concurrencyPolicy: 'forbid' }, 'did you mean Forbid?'],
    ['no restartPolicy', { restartPolicy: undefined }, '-: restartPolicy is missing'],
    ['a rerun, which it always does', { rerun: 'on-change' }, 'rerun: is no prop here'],
    ['a name that is too long for its Jobs', { name: 'a'.repeat(53) }, 'of this CronJob must have at most 52 characters'],
    [
      'a name that is too long for the pods of its Jobs',
      { name: 'a'.repeat(52), completionMode: 'Indexed', completions: 11 },
      `its last pod would have the host name ${'a'.repeat(52)}-01234567-10`,
    ],
  ])('refuses %s', (_, props, complaint) => {
    const program = (chart: Chart): void =>
      void new CronJob(chart, 'a', { schedule: '@daily', restartPolicy: 'Never', container, ...props } as never)
    expect(complaintsOf(program)).toEqual([expect.stringContaining(complaint)])
  })

  it('takes a schedule that is known at deployment', () => {
    const schedule = ref(new FakeOutput<string>(), 'schedule')
    expect(complaintsOf((chart) => new CronJob(chart, 'a', { schedule, restartPolicy: 'Never', container }))).toEqual([])
  })
})
