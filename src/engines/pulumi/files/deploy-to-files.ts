import type { CustomResource } from '@pulumi/pulumi'
import { handOver } from '../../../model/handover.js'
import { Deployed } from '../deployed.js'
import { withOutputs } from '../objects/outputs.js'
import { register } from '../objects/register.js'
import { objectsOf, type Scope } from '../scope.js'
import { standInForEngine } from './without-engine.js'

/** Hands a part of a program over to the command that reads it. Resources are made only of objects that the program asks for. */
export function deployToFiles(name: string, scope: Scope): Deployed {
  const { root, model, output, values, isInside } = scope
  handOver(root, { version: 1, output, values, model }, isInside)
  standInForEngine()
  const byPath = new Map(objectsOf(scope).map(([, object]) => [object.origin.path, object]))
  const made = new Map<string, CustomResource>()
  const byToken = new Map(model.deferred.map((each) => [each.token, each]))
  const deployed = new Deployed(name, {})
  deployed['~complete']((path) => {
    const object = byPath.get(path)
    const resource = made.get(path) ?? (object && register(`${name}/${path}`, withOutputs(object, byToken), { parent: deployed }))
    if (resource) made.set(path, resource)
    return resource
  })
  return deployed
}
