/** What a machine type of Compute Engine offers. */
export interface Machine {
  /** The series, such as `e2` or `c4a`. */
  readonly family: string
  readonly vcpus: number
  readonly memoryMib: number
  /** A part of a core that may use more for a while; Kubernetes can give out 0.94 cores of it. */
  readonly sharedCore: boolean
}

interface Shape {
  /** GiB for each vCPU. */
  readonly memory: number
  /** The numbers of vCPUs that there are. */
  readonly vcpus: readonly number[]
}

const upTo96 = [2, 4, 8, 16, 32, 48, 64, 80, 96]
const upTo80 = [2, 4, 8, 16, 32, 48, 64, 80]
const c3 = [4, 8, 22, 44, 88, 176]

/** By family and class. Only what is known for sure: another type is no mistake, but nothing is checked against it. */
const shapes: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  e2: {
    standard: { memory: 4, vcpus: [2, 4, 8, 16, 32] },
    highmem: { memory: 8, vcpus: [2, 4, 8, 16] },
    highcpu: { memory: 1, vcpus: [2, 4, 8, 16, 32] },
  },
  n1: {
    standard: { memory: 3.75, vcpus: [1, 2, 4, 8, 16, 32, 64, 96] },
    highmem: { memory: 6.5, vcpus: [2, 4, 8, 16, 32, 64, 96] },
    highcpu: { memory: 0.9, vcpus: [2, 4, 8, 16, 32, 64, 96] },
  },
  n2: {
    standard: { memory: 4, vcpus: [...upTo96, 128] },
    highmem: { memory: 8, vcpus: upTo96 },
    highcpu: { memory: 1, vcpus: upTo96 },
  },
  n2d: {
    standard: { memory: 4, vcpus: upTo96 },
    highmem: { memory: 8, vcpus: upTo96 },
    highcpu: { memory: 1, vcpus: upTo96 },
  },
  n4: {
    standard: { memory: 4, vcpus: upTo80 },
    highmem: { memory: 8, vcpus: upTo80 },
    highcpu: { memory: 2, vcpus: upTo80 },
  },
  c3: { standard: { memory: 4, vcpus: c3 }, highmem: { memory: 8, vcpus: c3 }, highcpu: { memory: 2, vcpus: c3 } },
  t2d: { standard: { memory: 4, vcpus: [1, 2, 4, 8, 16, 32, 48, 60] } },
}

/** Types that follow no rule, in MiB. */
const irregular: Readonly<Record<string, Machine>> = {
  'e2-micro': { family: 'e2', vcpus: 2, memoryMib: 1024, sharedCore: true },
  'e2-small': { family: 'e2', vcpus: 2, memoryMib: 2048, sharedCore: true },
  'e2-medium': { family: 'e2', vcpus: 2, memoryMib: 4096, sharedCore: true },
  'n2-highmem-128': { family: 'n2', vcpus: 128, memoryMib: 864 * 1024, sharedCore: false },
}

/**
 * What a machine type offers, such as `e2-standard-4` or `n2-custom-6-20480`; undefined for a type that Steersman does not know.
 * The name `custom-4-8192` is that of a custom machine of the family n1.
 */
export function machineOf(machineType: string): Machine | undefined {
  if (Object.hasOwn(irregular, machineType)) return irregular[machineType]
  const custom = /^(?:([a-z]\w*)-)?custom-(\d+)-(\d+)(?:-ext)?$/.exec(machineType)
  if (custom) return { family: custom[1] ?? 'n1', vcpus: Number(custom[2]), memoryMib: Number(custom[3]), sharedCore: false }
  const [family = '', kind = '', size = '', ...rest] = machineType.split('-')
  const shape = Object.hasOwn(shapes, family) ? shapes[family] : undefined
  const known = shape && Object.hasOwn(shape, kind) ? shape[kind] : undefined
  const vcpus = Number(size)
  if (!known?.vcpus.includes(vcpus) || rest.length > 0) return undefined
  return { family, vcpus, memoryMib: Math.round(vcpus * known.memory * 1024), sharedCore: false }
}

/** The series of a machine type, also of one that is not known, such as `c4a` for `c4a-standard-4-lssd`. */
export function familyOf(machineType: string): string {
  return machineType.startsWith('custom-') ? 'n1' : machineType.split('-')[0]!
}

const arm64 = ['t2a', 'c4a', 'n4a']
const amd64 = ['e2', 'n1', 'n2', 'n2d', 't2d', 'c3', 'c3d', 'n4', 'n4d', 'c4', 'c4d', 'h4d', 'm4']

/** What images must be built for; undefined for a family that Steersman does not know. */
export function architectureOf(machineType: string): 'amd64' | 'arm64' | undefined {
  const family = familyOf(machineType)
  return arm64.includes(family) ? 'arm64' : amd64.includes(family) ? 'amd64' : undefined
}
