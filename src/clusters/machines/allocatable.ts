import type { Machine } from './machine.js'

/** What changes how much of a node is left for Pods. */
export interface NodeSettings {
  /** Of the boot disk. */
  readonly diskSizeGb: number
  readonly imageType: 'COS_CONTAINERD' | 'UBUNTU_CONTAINERD'
  readonly imageStreaming: boolean
}

/**
 * What Kubernetes can give to Pods on one node of GKE Standard, the DaemonSets of GKE itself included: those ask for some
 * 300 millicores and 500 MiB more. Memory is a model of what GKE reserves; nodes were seen with up to 1.4 % less.
 */
export interface Allocatable {
  readonly cpuMillis: number
  readonly memoryMib: number
  readonly ephemeralStorageGib: number
}

export function allocatable(machine: Machine, settings: NodeSettings): Allocatable {
  return {
    cpuMillis: machine.vcpus * 1000 - reservedCpu(machine),
    memoryMib: Math.floor(
      machine.memoryMib -
        kernelMemory(machine.memoryMib, settings) -
        kubeletMemory(machine.memoryMib) -
        eviction -
        (settings.imageStreaming && machine.memoryMib > 1024 ? tiered(machine.memoryMib, streamingTiers) : 0),
    ),
    ephemeralStorageGib: Math.max(0, ephemeralStorage(settings)),
  }
}

/** MiB that must stay free, or Pods are evicted. */
const eviction = 100

/** In thousandths of a core: 6 % of the first, 1 % of the second, 0.5 % of the next two, 0.25 % of the rest. */
function reservedCpu({ vcpus, sharedCore }: Machine): number {
  if (sharedCore) return 1060
  return Math.round(60 + (vcpus > 1 ? 10 : 0) + 5 * Math.min(2, Math.max(0, vcpus - 2)) + 2.5 * Math.max(0, vcpus - 4))
}

/** Parts of the memory up to a bound; bounds in MiB. */
type Tiers = readonly { readonly upTo: number; readonly part: number }[]

/** GKE means thousands here, although its documentation says GiB. */
const kubeletTiers: Tiers = [
  { upTo: 4000, part: 0.25 },
  { upTo: 8000, part: 0.2 },
  { upTo: 16_000, part: 0.1 },
  { upTo: 128_000, part: 0.06 },
  { upTo: Number.POSITIVE_INFINITY, part: 0.02 },
]

const streamingTiers: Tiers = [
  { upTo: 4 * 1024, part: 0.1 },
  { upTo: 8 * 1024, part: 0.08 },
  { upTo: 16 * 1024, part: 0.04 },
  { upTo: 128 * 1024, part: 0.024 },
  { upTo: Number.POSITIVE_INFINITY, part: 0.008 },
]

function kubeletMemory(memoryMib: number): number {
  return memoryMib <= 1000 ? 255 : tiered(memoryMib, kubeletTiers)
}

function tiered(memoryMib: number, tiers: Tiers): number {
  return tiers.reduce((sum, { upTo, part }, index) => {
    const from = tiers[index - 1]?.upTo ?? 0
    return sum + part * Math.max(0, Math.min(memoryMib, upTo) - from)
  }, 0)
}

/** MiB that the kernel keeps, so that Kubernetes never sees them. */
function kernelMemory(memoryMib: number, { imageType }: NodeSettings): number {
  return (
    memoryMib / 64 +
    16 +
    (memoryMib > 3 * 1024 ? 64 : 0) +
    (memoryMib <= 8 * 1024 ? 8 : 0) +
    Math.min(0.00175 * memoryMib, 248) +
    (imageType === 'UBUNTU_CONTAINERD' ? 4 : 0)
  )
}

function ephemeralStorage({ diskSizeGb, imageType }: NodeSettings): number {
  const partitions = imageType === 'UBUNTU_CONTAINERD' ? 0.03083 * diskSizeGb + 0.171 : 0.015635 * diskSizeGb + 4.148
  const fileSystem = diskSizeGb - partitions - Math.min(0.0977, 0.001 * diskSizeGb)
  return 0.9 * fileSystem - Math.min(0.5 * diskSizeGb, 6 + 0.35 * diskSizeGb, 100)
}

/** How many addresses a node takes of the range for Pods: twice its Pods, as a power of two. */
export function podAddresses(maxPodsPerNode: number): number {
  return 2 ** Math.ceil(Math.log2(2 * maxPodsPerNode))
}
