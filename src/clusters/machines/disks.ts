import { familyOf } from './machine.js'

interface Disks {
  /** The `pd-…` types that it takes. */
  readonly persistent: readonly string[]
  /** Whether it takes `hyperdisk-…`: all, none, or some of them under conditions that a declaration does not tell. */
  readonly hyperdisk: 'all' | 'none' | 'some'
}

const all = ['pd-standard', 'pd-balanced', 'pd-ssd', 'pd-extreme']
const onlyPersistent: Disks = { persistent: all, hyperdisk: 'none' }
const bothSome: Disks = { persistent: all, hyperdisk: 'some' }
const noStandard: Disks = { persistent: ['pd-balanced', 'pd-ssd'], hyperdisk: 'all' }
const onlyHyperdisk: Disks = { persistent: [], hyperdisk: 'all' }

const families: Readonly<Record<string, Disks>> = {
  e2: onlyPersistent,
  n1: onlyPersistent,
  t2d: { persistent: ['pd-standard', 'pd-balanced', 'pd-ssd'], hyperdisk: 'none' },
  n2: bothSome,
  n2d: bothSome,
  c3: noStandard,
  c3d: noStandard,
  n4: noStandard,
  c4a: noStandard,
  c4: onlyHyperdisk,
  c4d: onlyHyperdisk,
  n4a: onlyHyperdisk,
  n4d: onlyHyperdisk,
  h4d: onlyHyperdisk,
  a4: onlyHyperdisk,
  m4: onlyHyperdisk,
}

/** Whether a machine takes disks of a type such as `pd-ssd`, as boot disk or as volume; undefined when that is not known. */
export function takesDisk(machineType: string, diskType: string): boolean | undefined {
  const family = familyOf(machineType)
  const disks = Object.hasOwn(families, family) ? families[family] : undefined
  if (!disks) return undefined
  if (diskType.startsWith('hyperdisk-')) return disks.hyperdisk === 'some' ? undefined : disks.hyperdisk === 'all'
  return diskType.startsWith('pd-') ? disks.persistent.includes(diskType) : undefined
}

const hyperdiskFirst = ['n4', 'c4a']

/** The boot disk that goes with a machine where none is named. */
export function defaultDisk(machineType: string): 'pd-balanced' | 'hyperdisk-balanced' {
  return hyperdiskFirst.includes(familyOf(machineType)) || takesDisk(machineType, 'pd-balanced') === false
    ? 'hyperdisk-balanced'
    : 'pd-balanced'
}
