import { ApiObject, JsonPatch } from 'cdk8s'
import type { Construct } from 'constructs'
import { isClusterScoped } from '../kubernetes/schema/cluster-scoped.js'
import { resourceFactsOf } from '../kubernetes/schema/custom-kinds.js'
import { Place } from '../props/place.js'
import { clearNamespace, metadataParts, patchesOf, resolversOf, setLabels } from '../tree/cdk8s-internals.js'
import { clean, fieldOf } from '../tree/clean.js'
import { constructText } from '../tree/construct-text.js'
import { objectName } from '../tree/naming.js'
import { originOf, setOrigin, userPosition } from '../tree/origin.js'
import { hasOwnResolvers } from '../tree/output-resolver.js'
import { report } from '../tree/report.js'
import { resourceKey } from '../tree/resource-key.js'
import { isPlain } from '../tree/value.js'
import { childId } from './common/child-id.js'
import { assignTexts, commonLabels } from './common/labels.js'
import { mergeOverride } from './override.js'
import { overrideCheck } from './props/object-shape.js'
import type { Labels } from './values/types.js'

/** What every construct takes. `W` is the whole wire type. */
export interface ObjectProps<W = object> {
  /**
   * Name of the live object; left out, the ids below the chart joined by `-`, without `Default`.
   * Pin it before moving a construct, because a new name is a new object.
   */
  readonly name?: string | undefined
  /** Labels of the object, beside the recommended ones; pods have `podLabels`. */
  readonly labels?: Labels | undefined
  /** Annotations of the object; pods have `podAnnotations`. */
  readonly annotations?: Labels | undefined
  /** Merged last over everything else; lists with a merge key (containers, ports, env) merge by it, `null` removes a field. */
  readonly override?: W | undefined
}

/** The first two fields of every manifest. */
export interface TypeMeta {
  readonly apiVersion: string
  readonly kind: string
}

/**
 * One Kubernetes object: a cdk8s `ApiObject`, so `addJsonPatch`, `ApiObject.of` and `addDependency` work as they do there.
 * Mistakes in its props are collected and reported together when the app is synthesized.
 */
export abstract class Resource<W = object> extends ApiObject {
  /** Undefined for a kind that has no namespace, and in a chart without one. */
  readonly namespace: string | undefined
  /** @internal Fields beside apiVersion, kind and metadata; relations add to it until the app is synthesized. */
  '~body': Record<string, unknown> = {}
  /** @internal */
  readonly '~overrides': unknown[] = []

  /** As for any class: that of cdk8s, which is inherited, takes every ApiObject for one of each class below it. */
  static override [Symbol.hasInstance]<T extends ApiObject>(this: abstract new (...args: never[]) => T, value: unknown): value is T {
    // biome-ignore lint/complexity/noThisInStatic: it is the class that stands behind `instanceof`, which may be any below
    return Function.prototype[Symbol.hasInstance].call(this, value)
  }

  constructor(scope: Construct, id: string, type: TypeMeta, props: ObjectProps<W> = {}, namespace?: string) {
    // What JavaScript gives may be anything: it is read with care here, and what is wrong with it is told by the checks of the kind.
    const { name, labels, annotations, override }: ObjectProps<W> = isPlain(props) ? props : {}
    const pinned = typeof name === 'string'
    // Written out: V8 gives each object that a literal with a leading spread makes, and then adds to, a hidden class of its own.
    super(scope, childId(scope, id), {
      apiVersion: type.apiVersion,
      kind: type.kind,
      metadata: { name: pinned ? name : ' ', ...(namespace !== undefined && { namespace }) },
    })
    setOrigin(this, userPosition(new.target))
    if (!pinned) setName(this, objectName(this))
    if (isClusterScoped(type.apiVersion, type.kind)) clearNamespace(this.metadata)
    this.namespace = this.metadata.namespace
    const parts = metadataParts(this.metadata)
    const ownLabels = commonLabels(this, this.name)
    assignTexts(ownLabels, labels)
    setLabels(this.metadata, ownLabels)
    assignTexts(parts.annotations as Record<string, string>, annotations)
    // One of another kind is told by the checks of the props.
    if (isPlain(override)) this['~overrides'].push(override)
  }

  /** Plural name of the kind, as roles name it. With the three below, cdk8s-plus takes our objects where it takes an `IResource`. */
  get resourceType(): string {
    const plural = resourceFactsOf(this.apiVersion, this.kind)?.plural
    if (plural === undefined)
      report(this, {
        code: 'props/invalid',
        message: `the plural name of ${this.apiVersion} ${this.kind} is not known here`,
        help: 'name the resource where it is needed',
      })
    return plural ?? ''
  }

  get resourceName(): string {
    return this.name
  }

  asApiResource(): this {
    return this
  }

  asNonApiResource(): undefined {}

  /**
   * Merges a part of the wire object over what this construct renders, after everything else but JSON patches.
   * Lists with a merge key merge by it, other lists are replaced, `null` removes.
   */
  override(patch: W): this {
    if (overrideCheck(patch, new Place(this).at('override'))) this['~overrides'].push(patch)
    return this
  }

  /** No name, host or path: a construct that ends up in a text of the manifest is told by it. */
  override toString(): string {
    return constructText(this.kind, this.node.path)
  }

  /** The manifest as it is rendered. */
  override toJson(): unknown {
    const resolvers = resolversOf(this.node.root)
    const refuse = (path: readonly (string | number)[], message: string, help: string): void =>
      report(this, { code: 'value/unresolved', field: fieldOf(path), message, help, ...positionOf(this) })
    const read = (value: unknown, path: readonly (string | number)[] = []): unknown =>
      clean(value, this, resolvers, hasOwnResolvers(resolvers), ({ field, message, help }) =>
        report(this, { code: 'value/unresolved', field: inField(fieldOf(path), field), message, help, ...positionOf(this) }),
      )
    let manifest = read({ apiVersion: this.apiVersion, kind: this.kind, metadata: this['~metadata'](), ...this['~body'] }) as Record<
      string,
      unknown
    >
    for (const patch of this['~overrides']) manifest = mergeOverride(manifest, patch as Record<string, unknown>, { read, refuse })
    const patches = patchesOf(this)
    return patches.length > 0 ? (JsonPatch.apply(manifest, ...patches) as unknown) : manifest
  }

  /** @internal Name and namespace first, as one writes them by hand. */
  '~metadata'(): Record<string, unknown> {
    const parts = metadataParts(this.metadata)
    const metadata: Record<string, unknown> = {
      name: this.metadata.name,
      namespace: this.metadata.namespace,
      labels: filled(parts.labels),
      annotations: filled(parts.annotations),
      finalizers: filled(parts.finalizers),
      ownerReferences: filled(parts.ownerReferences),
    }
    for (const key in parts._additionalAttributes) if (!(key in metadata)) metadata[key] = parts._additionalAttributes[key]
    return metadata
  }
}
Object.defineProperty(Resource.prototype, resourceKey, { value: true })

/** Gives an object another name, which must happen before anything refers to it. */
export function setName(resource: ApiObject, name: string): void {
  ;(resource as { name: string }).name = name
  ;(resource.metadata as { name?: string }).name = name
}

/** The path of a field below another one. */
function inField(outer: string, inner: string): string {
  return outer === '' || inner === '' || inner.startsWith('[') ? `${outer}${inner}` : `${outer}.${inner}`
}

function positionOf(resource: ApiObject): { position?: NonNullable<ReturnType<typeof originOf>> } {
  const position = originOf(resource)
  return position ? { position } : {}
}

function filled<T extends object>(value: T): T | undefined {
  for (const _ in value) return value
  return undefined
}
