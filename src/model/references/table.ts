import { entry } from '../entry.js'
import type { Manifest } from '../model.js'
import type { ReferenceField } from './field.js'
import { accessFields } from './fields/access.js'
import { certificateFields } from './fields/certificates.js'
import { deliveryFields } from './fields/delivery.js'
import { everyObjectFields } from './fields/every-object.js'
import { externalSecretFields } from './fields/external-secrets.js'
import { gatewayFields } from './fields/gateway.js'
import { controllerFields } from './fields/ingress-controllers.js'
import { monitoringFields } from './fields/monitoring.js'
import { networkFields } from './fields/network.js'
import { policyFields } from './fields/policy.js'
import { storageFields } from './fields/storage.js'
import { customWorkloadFields, workloadFields } from './fields/workloads.js'
import { kindName, kindOf } from './kinds.js'
import { addPath, type PathTree, pathTree } from './path.js'
import { isBuiltInGroup } from './scopes.js'

/** The tables of reference fields by kind, as `group/Kind`. */
export const tables = [
  workloadFields,
  storageFields,
  networkFields,
  gatewayFields,
  policyFields,
  accessFields,
  certificateFields,
  externalSecretFields,
  controllerFields,
  monitoringFields,
  deliveryFields,
]

/** Kinds of the table by their name; `custom` and `other` for all others. */
const trees = new Map<string, PathTree<ReferenceField>>()

/** The reference fields of a manifest's kind, compiled when the kind is first met; a custom kind not in the table may hold a pod template. */
export function fieldsOf(manifest: Manifest): PathTree<ReferenceField> {
  const of = kindOf(manifest)
  const name = kindName(of)
  const own = tables.flatMap((table) => table[name] ?? [])
  const custom = own.length === 0 && !isBuiltInGroup(of.group)
  return entry(trees, own.length > 0 ? name : custom ? 'custom' : 'other', () => {
    const tree = pathTree<ReferenceField>()
    for (const field of [...everyObjectFields, ...own, ...(custom ? customWorkloadFields : [])]) addPath(tree, field.at, field)
    return tree
  })
}
