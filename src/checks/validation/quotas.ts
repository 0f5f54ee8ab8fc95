import { labelKey } from '../../kubernetes/names.js'
import { asList, asText } from '../../model/json.js'
import { isEmpty, type Look } from './look.js'
import { amountOf } from './texts.js'

const compute: ReadonlySet<string> = new Set(['cpu', 'memory', 'ephemeral-storage'])
const counted: ReadonlySet<string> = new Set([
  ...['pods', 'resourcequotas', 'services', 'replicationcontrollers', 'secrets', 'configmaps', 'persistentvolumeclaims'],
  ...['services.nodeports', 'services.loadbalancers'],
])
const metered: ReadonlySet<string> = new Set([
  ...compute,
  ...['requests', 'limits'].flatMap((kind) => [...compute].map((name) => `${kind}.${name}`)),
  'requests.storage',
])
const scopes: readonly string[] = [
  ...['Terminating', 'NotTerminating', 'BestEffort', 'NotBestEffort', 'PriorityClass', 'CrossNamespacePodAffinity'],
  'VolumeAttributesClass',
]

function nameProblem(name: string, known: (name: string) => boolean): string | undefined {
  return (
    labelKey(name) ??
    (name.includes('/') || known(name) || /^(requests\.)?hugepages-/.test(name)
      ? undefined
      : 'is no resource, and has no domain before "/"')
  )
}

export function resourceQuota(look: Look): void {
  const spec = look.at('spec')
  for (const [name, value] of spec.entries('hard')) {
    const problem = nameProblem(name, (each) => counted.has(each) || metered.has(each))
    const amount = amountOf(value)
    if (problem !== undefined)
      spec.tell('invalid', ['hard', name], `${JSON.stringify(name)} ${problem}`, 'name a resource that a quota can count')
    else if (amount !== undefined && amount < 0) spec.tell('invalid', ['hard', name], 'must not be negative', 'write 0 or more')
    else if (amount !== undefined && (counted.has(name) || name.startsWith('count/')) && !Number.isInteger(amount))
      spec.tell('invalid', ['hard', name], 'must be a whole number', 'write a whole number')
  }
  for (const [index, scope] of asList(spec.value.scopes).entries())
    if ((scope === null || typeof scope === 'string') && !scopes.includes(scope ?? ''))
      spec.tell('invalid', ['scopes', index], `${JSON.stringify(scope ?? '')} is no scope`, `write one of ${scopes.join(', ')}`)
}

const types: readonly string[] = ['Container', 'Pod', 'PersistentVolumeClaim']
const kinds = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'] as const
type Amounts = ReadonlyMap<string, number>

/** Which amounts must not be more than which others. */
const order = [
  ['min', 'min', 'max'],
  ['defaultRequest', 'min', 'defaultRequest'],
  ['defaultRequest', 'defaultRequest', 'max'],
  ['defaultRequest', 'defaultRequest', 'default'],
  ['default', 'min', 'default'],
  ['default', 'default', 'max'],
] as const

export function limitRange(look: Look): void {
  const spec = look.at('spec')
  for (const limit of spec.list('limits')) limitOf(limit)
  spec.unique('limits', 'type')
}

function limitOf(look: Look): void {
  const type = asText(look.value.type ?? undefined)
  if (look.required('type'))
    look.text(
      'type',
      (text) => labelKey(text) ?? (text.includes('/') || types.includes(text) ? undefined : `must be one of ${types.join(', ')}`),
    )
  if (type === 'Pod')
    for (const field of ['default', 'defaultRequest'])
      if (!isEmpty(look.value[field])) look.tell('forbidden', field, 'is not for whole pods', 'leave it out, or write type: Container')
  const amounts = Object.fromEntries(
    kinds.map((kind): [string, Amounts] => {
      const own = new Map<string, number>()
      for (const [name, value] of look.entries(kind)) {
        const problem = nameProblem(
          name,
          (each) =>
            compute.has(each) || (!['Pod', 'Container'].includes(type) && (each === 'storage' || metered.has(each) || counted.has(each))),
        )
        if (problem !== undefined && !(type === 'Pod' && kind.startsWith('default')))
          look.tell('invalid', [kind, name], `${JSON.stringify(name)} ${problem}`, 'name a resource that can be limited')
        const amount = amountOf(value)
        if (amount !== undefined) own.set(name, amount)
      }
      return [kind, own]
    }),
  ) as Readonly<Record<(typeof kinds)[number], Amounts>>
  if (type === 'PersistentVolumeClaim' && !amounts.min.has('storage') && !amounts.max.has('storage'))
    look.tell('required', 'limits', 'lacks a least or greatest storage', 'give min.storage or max.storage')
  for (const [at, less, more] of order) {
    if (type === 'Pod' && at.startsWith('default')) continue
    for (const [name, amount] of amounts[less]) {
      const bound = amounts[more].get(name)
      if (bound !== undefined && amount > bound)
        look.tell('invalid', [at, name], `the ${less} of ${name} is more than its ${more}`, `lower ${less}, or raise ${more}`)
    }
  }
  for (const [name, ratio] of amounts.maxLimitRequestRatio)
    if (ratio < 1 || over(amounts, name, ratio))
      look.tell(
        'invalid',
        ['maxLimitRequestRatio', name],
        ratio < 1 ? 'must be 1 or more' : 'is more than max divided by min, so that nothing could have it',
        'write another ratio',
      )
}

function over({ max, min }: Readonly<Record<'max' | 'min', Amounts>>, name: string, ratio: number): boolean {
  const [most, least] = [max.get(name), min.get(name)]
  return most !== undefined && least !== undefined && least !== 0 && ratio > most / least
}
