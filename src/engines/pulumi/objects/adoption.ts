import type { IConstruct } from 'constructs'
import type { Finding } from '../../../findings/finding.js'
import { asName } from '../../../model/json.js'
import type { Model, ModelObject } from '../../../model/model.js'
import { kindOf } from '../../../model/references/kinds.js'
import { scopesOf } from '../../../model/references/scopes.js'
import { tokensIn } from '../../../tree/deferred.js'
import type { DeploymentOptions } from '../options.js'

/** The ids of objects that are in the cluster already, by their place in the model, and what keeps others from being found there. */
export interface Adoption {
  readonly ids: ReadonlyMap<number, string>
  readonly findings: readonly Finding[]
}

/** Finds the objects to adopt among those that are deployed. */
export function adopt(model: Model, selected: readonly number[], chosen: DeploymentOptions['adopt']): Adoption {
  const ids = new Map<number, string>()
  const findings: Finding[] = []
  if (chosen === undefined) return { ids, findings }
  const isChosen = chooser(chosen)
  const scopeOf = scopesOf(model.objects.map(({ manifest }) => manifest))
  for (const index of selected) {
    const object = model.objects[index]!
    if (!isChosen(object)) continue
    const id = idOf(object, scopeOf(kindOf(object.manifest)) === 'Namespaced')
    if (typeof id === 'string') ids.set(index, id)
    else findings.push(refusal(object, id.field, id.problem))
  }
  return { ids, findings }
}

function chooser(chosen: NonNullable<DeploymentOptions['adopt']>): (object: ModelObject) => boolean {
  if (chosen === true) return () => true
  if (typeof chosen === 'function') return chosen
  const paths = (chosen as readonly IConstruct[]).map(({ node }) => node.path)
  return ({ origin }) => paths.some((path) => path === '' || origin.path === path || origin.path.startsWith(`${path}/`))
}

/** The id of a live object: its namespace, if it has one, and its name. */
function idOf({ manifest }: ModelObject, namespaced: boolean): string | { readonly field: string; readonly problem: string } {
  const [name, namespace] = [asName(manifest.metadata.name), asName(manifest.metadata.namespace)]
  if (name === undefined) return { field: 'metadata.name', problem: 'has no name' }
  if (namespace === undefined && namespaced) return { field: 'metadata.namespace', problem: 'does not say its namespace' }
  const parts = { 'metadata.namespace': namespace, 'metadata.name': name }
  const unknown = Object.entries(parts).find(([, part]) => tokensIn(part ?? '').length > 0)
  if (unknown) return { field: unknown[0], problem: 'is not known before deployment' }
  return namespace === undefined ? name : `${namespace}/${name}`
}

function refusal({ origin: { path, position } }: ModelObject, field: string, problem: string): Finding {
  return {
    code: 'deploy/adopt',
    severity: 'error',
    path,
    field,
    message: `cannot be adopted, because it ${problem}`,
    help: "write the name and the namespace that it has in the cluster, such as namespace: 'default'",
    ...(position && { position }),
  }
}
