import type { Manifest } from '../model.js'
import { entry } from './entry.js'
import { asList, asName, asObject, groupOf } from './json.js'
import { gateway } from './kinds.js'
import { podsOf, portsOf } from './pods.js'
import type { ReferenceTarget } from './reference.js'

/**
 * The parts of objects that references ask for, each object read once.
 * What nobody can know from the manifest counts as there: the keys that a controller fills in, the ports of another kind.
 */
export class Parts {
  readonly #manifests: readonly Manifest[]
  readonly #known = new Map<number, ReadonlySet<string | number> | undefined>()
  readonly #lacking = new Map<readonly number[], Map<string | number, readonly number[]>>()

  constructor(manifests: readonly Manifest[]) {
    this.#manifests = manifests
  }

  /** Those of the objects that are known not to have the key, port, section or version asked for; each list is looked through once for a part. */
  lacking(objects: readonly number[], { key, port, section, defines }: ReferenceTarget): readonly number[] {
    const part = key ?? port ?? section ?? defines?.version
    if (part === undefined || objects.length === 0) return none
    const byPart = entry(this.#lacking, objects, (): Map<string | number, readonly number[]> => new Map())
    return entry(byPart, part, () => objects.filter((object) => this.#partsOf(object)?.has(part) === false))
  }

  #partsOf(object: number): ReadonlySet<string | number> | undefined {
    if (!this.#known.has(object)) this.#known.set(object, partsOf(this.#manifests[object]!))
    return this.#known.get(object)
  }
}

const none: readonly number[] = []

/** The names of an object's parts; undefined where the manifest does not tell. */
function partsOf(manifest: Manifest): ReadonlySet<string | number> | undefined {
  const pods = podsOf(manifest)
  if (pods) return portsOf(pods.spec)
  const spec = asObject(manifest.spec)
  switch (`${groupOf(manifest.apiVersion)}/${manifest.kind}`) {
    case '/Secret':
      return manifest.type === 'kubernetes.io/service-account-token' ? undefined : keysOf(manifest)
    case '/ConfigMap':
      return keysOf(manifest)
    case '/Service':
      return spec.type === 'ExternalName' ? undefined : namesAndNumbers(spec.ports, 'port')
    case `${gateway.group}/${gateway.kind}`:
      return namesAndNumbers(spec.listeners, 'port')
    case 'apiextensions.k8s.io/CustomResourceDefinition':
      return new Set(asList(spec.versions).flatMap((each) => (asObject(each).served === false ? [] : (asName(asObject(each).name) ?? []))))
    default:
      return undefined
  }
}

function keysOf({ data, stringData, binaryData }: Manifest): ReadonlySet<string> {
  return new Set([data, stringData, binaryData].flatMap((each) => Object.keys(asObject(each))))
}

function namesAndNumbers(list: Manifest[string] | undefined, number: string): ReadonlySet<string | number> {
  return new Set(
    asList(list)
      .flatMap((each) => [asObject(each).name, asObject(each)[number]])
      .filter((each) => typeof each === 'string' || typeof each === 'number'),
  )
}
