import { entry } from '../entry.js'
import { asList, asObject } from '../json.js'
import type { JsonValue, Manifest } from '../model.js'
import { configMap, gateway, kindOf, type ObjectKind, same, secret, service } from './kinds.js'
import { podsOf, portsOf } from './pods.js'
import type { ReferenceTarget } from './reference.js'

type Names = ReadonlySet<string | number>

const none: readonly number[] = []

/**
 * The parts of objects that references ask for, each read once.
 * What nobody can know from the manifest counts as there: the keys that a controller fills in, the ports of another kind.
 */
export class Parts {
  readonly #manifests: readonly Manifest[]
  readonly #known = new Map<string, Names | undefined>()
  readonly #lacking = new Map<readonly number[], Map<string, readonly number[]>>()

  constructor(manifests: readonly Manifest[]) {
    this.#manifests = manifests
  }

  /** Those of the objects that are known not to have the key, port, section or version asked for; each list is looked through once for a part. */
  lacking(objects: readonly number[], { key, port, section, defines }: ReferenceTarget): readonly number[] {
    if (objects.length === 0) return none
    if (key !== undefined) return this.#without('key', key, objects)
    if (port !== undefined) return this.#without('port', port, objects)
    if (section !== undefined) return this.#without('section', section, objects)
    return defines ? this.#without('version', defines.version, objects) : none
  }

  #without(part: Part, name: string | number, objects: readonly number[]): readonly number[] {
    const byName = entry(this.#lacking, objects, (): Map<string, readonly number[]> => new Map())
    return entry(byName, JSON.stringify([part, name]), () => objects.filter((object) => this.#names(part, object)?.has(name) === false))
  }

  #names(part: Part, object: number): Names | undefined {
    const question = `${part} ${object}`
    if (!this.#known.has(question)) this.#known.set(question, namesOf[part](this.#manifests[object]!))
    return this.#known.get(question)
  }
}

type Part = 'key' | 'port' | 'section' | 'version'

/** How the names of an object's parts are read; undefined where its manifest does not tell. */
const namesOf: Readonly<Record<Part, (manifest: Manifest) => Names | undefined>> = {
  key(manifest) {
    if (is(manifest, configMap)) return keysOf(manifest)
    return is(manifest, secret) && manifest.type !== 'kubernetes.io/service-account-token' ? keysOf(manifest) : undefined
  },
  port(manifest) {
    const { type, ports } = asObject(manifest.spec)
    if (is(manifest, service)) return type === 'ExternalName' ? undefined : new Set([...members(ports, 'name'), ...members(ports, 'port')])
    const pods = podsOf(manifest)
    return pods && portsOf(pods.spec)
  },
  section: (manifest) => (is(manifest, gateway) ? new Set(members(asObject(manifest.spec).listeners, 'name')) : undefined),
  version({ spec }) {
    const served = asList(asObject(spec).versions).filter((each) => asObject(each).served !== false)
    return new Set(members(served, 'name'))
  },
}

const is = (manifest: Manifest, of: ObjectKind): boolean => same(kindOf(manifest), of)

function keysOf({ data, stringData, binaryData }: Manifest): ReadonlySet<string> {
  return new Set([data, stringData, binaryData].flatMap((each) => Object.keys(asObject(each))))
}

/** What each item of a list says in a field. */
function members(list: JsonValue | undefined, field: string): (string | number)[] {
  return asList(list)
    .map((each) => asObject(each)[field])
    .filter((each) => typeof each === 'string' || typeof each === 'number')
}
