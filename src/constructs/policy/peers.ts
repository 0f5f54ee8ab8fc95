import { addressRange, isPartOf } from '../../kubernetes/cidr.js'
import type * as networking from '../../kubernetes/wire/networking/v1.js'
import type { Place } from '../../props/place.js'
import { type Check, either, listOf, object, textBy } from '../../props/shape.js'
import { isPlain, show } from '../../tree/value.js'
import { isWorkload } from '../common/is-workload.js'
import { selectorCheck } from '../props/object-shape.js'
import type { Resource } from '../resource.js'
import type { Labels } from '../values/types.js'
import type { Workload } from '../workloads/workload.js'
import type { NamespaceRef } from './namespace.js'

/** Who may connect, or be connected to. */
export type Peer =
  /** The pods of a workload, also of another namespace. */
  | Workload
  /** All pods of a namespace. */
  | (NamespaceRef & { readonly ports?: never })
  | {
      /** Namespaces with these labels, or all. */
      readonly namespaces: Labels | 'all'
      /** Of them only the pods with these labels; left out, all. */
      readonly pods?: Labels | undefined
      readonly ipBlock?: never
    }
  | {
      /** Pods of the policy's own namespace with these labels, or all. */
      readonly pods: Labels | 'all'
      readonly namespaces?: never
      readonly ipBlock?: never
    }
  | {
      /** A range of addresses, such as `10.0.0.0/8`. */
      readonly ipBlock: `${string}/${number}`
      /** Ranges inside it that are left out. */
      readonly except?: readonly `${string}/${number}`[] | undefined
      readonly namespaces?: never
      readonly pods?: never
    }
  /** Every address, inside and outside of the cluster. */
  | 'anywhere'

/** The label that Kubernetes gives to every namespace. */
const nameOfNamespace = 'kubernetes.io/metadata.name'

const range: Check = textBy(addressRange, "a range such as '10.0.0.0/8'")
const all: Check = (value, place) => value === 'all' || place.refuse(`cannot be ${show(value)}`, "give labels, or 'all'")
const labels: Check = either(isPlain, selectorCheck, all)
const blockShape = object({ ipBlock: range, except: listOf(range) }, ['ipBlock'])
const block: Check = (value, place) => {
  if (!blockShape(value, place)) return false
  const { ipBlock, except = [] } = value as { ipBlock: string; except?: readonly string[] }
  return except
    .map(
      (each, index) =>
        isPartOf(ipBlock, each) ||
        place.at('except').at(index).refuse(`${each} is not a part of ${ipBlock}`, 'give a smaller range inside of it'),
    )
    .every(Boolean)
}
const spaces = object({ namespaces: labels, pods: selectorCheck }, ['namespaces'])
const pods = object({ pods: labels }, ['pods'])

const peerCheck: Check = (value, place) => {
  if (value === 'anywhere' || isWorkload(value) || isNamespace(value)) return true
  const help = "give a workload, a Namespace, { pods }, { namespaces }, { ipBlock: '10.0.0.0/8' } or 'anywhere'"
  if (!isPlain(value)) return place.refuse(`cannot be ${show(value)}`, help)
  if ('ipBlock' in value) return block(value, place)
  if ('namespaces' in value) return spaces(value, place)
  return 'pods' in value ? pods(value, place) : place.refuse('says nothing', help)
}
/** One or several in a list. */
export const peersCheck: Check = either(Array.isArray, listOf(peerCheck, 1), peerCheck)

/** A namespace of ours, of `Namespace.external`, or of another library; a Service or ConfigMap, which has a name too, is none. */
function isNamespace(value: unknown): value is NamespaceRef & { readonly ports?: never } {
  if (typeof value !== 'object' || value === null || 'ports' in value || 'key' in value) return false
  const { name, kind } = value as { name?: unknown; kind?: unknown }
  return typeof name === 'string' && (kind === undefined || kind === 'Namespace')
}

/** The peers as they are sent; undefined for every address, because a list that is empty would be nobody. */
export function wirePeers(policy: Resource, given: Peer | readonly Peer[], place: Place): networking.NetworkPolicyPeer[] | undefined {
  const list = [given].flat() as readonly Peer[]
  if (list.includes('anywhere')) return undefined
  return list.flatMap((peer, index) => wirePeer(policy, peer, Array.isArray(given) ? place.at(index) : place) ?? [])
}

function wirePeer(policy: Resource, peer: Peer, place: Place): networking.NetworkPolicyPeer | undefined {
  if (peer === 'anywhere') return undefined
  if (isWorkload(peer)) return ofWorkload(policy, peer, place)
  if (isNamespace(peer)) return { namespaceSelector: { matchLabels: { [nameOfNamespace]: peer.name } } }
  if (peer.ipBlock !== undefined) return { ipBlock: { cidr: peer.ipBlock, ...(peer.except?.length && { except: peer.except }) } }
  return {
    ...(peer.namespaces !== undefined && { namespaceSelector: selecting(peer.namespaces) }),
    ...(peer.pods !== undefined && { podSelector: selecting(peer.pods) }),
  }
}

/** A selector without labels is every one. */
function selecting(labels: Labels | 'all'): { readonly matchLabels?: Record<string, string> } {
  return labels === 'all' || Object.keys(labels).length === 0 ? {} : { matchLabels: { ...(labels as Record<string, string>) } }
}

function ofWorkload(policy: Resource, workload: Workload, place: Place): networking.NetworkPolicyPeer | undefined {
  const podSelector = { matchLabels: { ...workload.selector } }
  if (workload.namespace === policy.namespace) return { podSelector }
  if (workload.namespace !== undefined)
    return { namespaceSelector: { matchLabels: { [nameOfNamespace]: workload.namespace } }, podSelector }
  place.refuse(`needs the namespace of ${workload.kind} ${workload.name}`, 'give its chart a namespace', 'wiring/other-namespace')
  return undefined
}
