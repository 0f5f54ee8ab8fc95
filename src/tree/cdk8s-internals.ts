import type { ApiObject, ApiObjectMetadataDefinition, App, JsonPatch } from 'cdk8s'
import type { IConstruct } from 'constructs'

// Everything of cdk8s and constructs that is not in their declarations and that we still need stands here;
// test/tree/cdk8s-internals.test.ts fails when a new version of theirs moves it.

/** JSON patches of an object, in the order in which they were added. */
export function patchesOf(object: ApiObject): JsonPatch[] {
  return (object as unknown as { patches: JsonPatch[] }).patches
}

/** Runs `read` while the object has no patches: generated classes drop what a patch adds, so we apply patches last. */
export function withoutPatches<T>(object: ApiObject, read: () => T): T {
  const holder = object as unknown as { patches: JsonPatch[] }
  const patches = holder.patches
  holder.patches = []
  try {
    return read()
  } finally {
    holder.patches = patches
  }
}

/** The parts of an object's metadata, without the cost of `toJson()`. */
export interface MetadataParts {
  readonly labels: Record<string, unknown>
  readonly annotations: Record<string, unknown>
  readonly finalizers: readonly unknown[]
  readonly ownerReferences: readonly unknown[]
  readonly _additionalAttributes: Record<string, unknown>
}
export function metadataParts(metadata: ApiObjectMetadataDefinition): MetadataParts {
  return metadata as unknown as MetadataParts
}

/** Replaces the labels: cdk8s puts those of the chart first. */
export function setLabels(metadata: ApiObjectMetadataDefinition, labels: Record<string, string>): void {
  ;(metadata as unknown as { labels: Record<string, string> }).labels = labels
}

export function clearNamespace(metadata: ApiObjectMetadataDefinition): void {
  ;(metadata as unknown as { namespace: string | undefined }).namespace = undefined
}

/** Resolves one value as cdk8s would with the app's resolvers; undefined when no resolver knows it. */
export type Resolver = App['resolvers'][number]
export function resolversOf(root: IConstruct): readonly Resolver[] {
  return (root as unknown as { resolvers?: readonly Resolver[] }).resolvers ?? []
}

/** Whether the app was asked for construct-metadata.json. */
export function recordsConstructMetadata(app: App): boolean {
  return (app as unknown as { recordConstructMetadata: boolean }).recordConstructMetadata
}

/** How many resolvers every cdk8s App has. */
export const builtInResolvers = 3

const watchedKey = Symbol.for('steersman.watched')

/**
 * Calls `seen` for each construct that is made in this scope, before the construct's own code runs,
 * and for those made in it in turn where `seen` says so.
 */
export function onChild(scope: IConstruct, seen: (child: IConstruct) => boolean): void {
  const node = scope.node as unknown as { addChild?: (child: IConstruct, name: string) => void }
  const { addChild } = node
  // A chart in a chart is watched by the outer one already.
  if (!addChild || watchedKey in node) return
  Object.defineProperty(node, watchedKey, { value: true })
  Object.defineProperty(node, 'addChild', {
    value(this: unknown, child: IConstruct, name: string) {
      addChild.call(this, child, name)
      if (seen(child)) onNode(child, () => onChild(child, seen))
    },
  })
}

/** A construct is told to its scope before it has its node: this waits for the assignment. */
function onNode(construct: IConstruct, then: () => void): void {
  Object.defineProperty(construct, 'node', {
    configurable: true,
    enumerable: true,
    set(node: unknown) {
      Object.defineProperty(construct, 'node', { value: node, configurable: true, enumerable: true, writable: true })
      then()
    },
  })
}
