import type { IConstruct } from 'constructs'
import * as steersman from '../../src/index.js'
import type { Manifest } from '../../src/model/model.js'
import { readTree } from '../../src/model/read-tree.js'
import { groups, unasked } from '../../test/cluster/constructs/groups.js'
import type { Fields } from './fields.js'

/** What the constructs write of a kind without `override`. */
export interface Written {
  /** The constructs that make it, or in which it is made. */
  readonly constructs: ReadonlySet<string>
  readonly fields: Fields
  /** Of its pods, where it has some. */
  readonly pods: Fields
}

type Tree = { [name: string]: Tree }

/** Runs the programs in which every prop of every construct is set, and gives the fields that they write, by `apiVersion/kind`. */
export function readWritten(): ReadonlyMap<string, Written> {
  const found = new Map<string, { constructs: Set<string>; fields: Tree; pods: Tree }>()
  for (const { name, program } of [...groups, ...unasked]) {
    const app = new steersman.App()
    program(new steersman.Chart(app, 'shop', { namespace: name }))
    for (const { construct, kind, manifest } of readObjects(app)) {
      const of = found.get(kind) ?? { constructs: new Set<string>(), fields: {}, pods: {} }
      found.set(kind, of)
      of.constructs.add(publicNameOf(construct))
      add(of.fields, manifest)
      for (const pod of podsOf(manifest)) add(of.pods, pod)
    }
  }
  return found
}

/** The objects of our constructs as they are without overrides, but for those of a Manifest, where everything is. */
export function readObjects(app: steersman.App): { construct: IConstruct; kind: string; manifest: Manifest }[] {
  const constructs = new Map(app.node.findAll().map((construct) => [construct.node.path, construct]))
  for (const construct of constructs.values()) if (construct instanceof steersman.Resource) construct['~overrides'].length = 0
  return readTree(app).objects.flatMap(({ manifest, origin }) => {
    const construct = constructs.get(origin.path)!
    const isOurs = construct instanceof steersman.Resource && !(construct instanceof steersman.Manifest)
    return isOurs ? [{ construct, kind: `${manifest.apiVersion}/${manifest.kind}`, manifest }] : []
  })
}

const podPaths: readonly (readonly string[])[] = [
  ['spec'],
  ['spec', 'template', 'spec'],
  ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
]

/** What says its pods in a manifest. */
export function podsOf(manifest: Manifest): object[] {
  const at = (path: readonly string[]): unknown =>
    path.reduce<unknown>((value, step) => (value as { readonly [step: string]: unknown } | undefined)?.[step], manifest)
  return podPaths.map(at).filter((pod): pod is object => typeof pod === 'object' && pod !== null && 'containers' in pod)
}

/** The class as it is exported; an object that another construct makes has that one's name. */
function publicNameOf(construct: IConstruct): string {
  const names = construct.node.scopes.map((scope) => scope.constructor.name)
  return names.findLast((name) => name in steersman)!
}

function add(tree: Tree, value: unknown): void {
  if (Array.isArray(value)) for (const item of value) add(tree, item)
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) {
      if (!Object.hasOwn(tree, name)) tree[name] = {}
      add(tree[name]!, inner)
    }
}
