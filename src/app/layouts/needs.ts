import type { ModelObject } from '../../model/model.js'
import { kindName, kindOf } from '../../model/references/kinds.js'
import type { Reference } from '../../model/references/reference.js'

/** What the API server refuses to a pod when it is not there; whoever makes pods of a template tries again. */
const demandedByPods: ReadonlySet<string> = new Set(['scheduling.k8s.io/PriorityClass', 'node.k8s.io/RuntimeClass'])

/** Whether a bare pod asks for a class, without which the API server refuses it. */
export const isDemand = ({ from, to }: Reference, objects: readonly ModelObject[]): boolean =>
  kindName(kindOf(objects[from]!.manifest)) === '/Pod' && demandedByPods.has(kindName(to))

/** Whether what a reference leads to must be there, or else the API server refuses the object. */
export const isNeeded = (reference: Reference, objects: readonly ModelObject[]): boolean =>
  reference.kind === 'namespace' || reference.kind === 'definition' || isDemand(reference, objects)
