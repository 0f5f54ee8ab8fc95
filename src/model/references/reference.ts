/**
 * What a field means by pointing at something:
 * - `object`: it names an object
 * - `key`: it names a key of a ConfigMap or Secret
 * - `port`: it names a port of a Service, or of the pods behind one
 * - `section`: it names a listener of a Gateway
 * - `class`: it names an object that a cluster's operator usually provides, such as a StorageClass
 * - `selector`: it chooses objects by their labels
 * - `adoption`: the selector of a controller, which chooses the pods that it counts as its own; its own template is one of them
 * - `namespace`: it names the Namespace that an object is in, or looks into
 * - `owner`: it names the object with which this one is deleted
 * - `definition`: a custom resource needs the definition of its kind
 */
export type ReferenceKind = 'object' | 'key' | 'port' | 'section' | 'class' | 'selector' | 'adoption' | 'namespace' | 'owner' | 'definition'

/** One condition on a label, as in `matchExpressions`. */
export interface LabelRequirement {
  readonly key: string
  /** `In`, `NotIn`, `Exists` or `DoesNotExist`; an object meets no other one. */
  readonly operator: string
  /** What `In` and `NotIn` look for. */
  readonly values: readonly string[]
}

/** Conditions on labels that an object meets all together; none at all are met by every object. */
export type LabelSelector = readonly LabelRequirement[]

/** What a field points at, as the manifest says it. */
export interface ReferenceTarget {
  /** The group of the API, which is empty for core kinds: versions of one kind are one object. */
  readonly group: string
  /** The kind; `Pod` stands for pods and for everything that makes pods of a template. */
  readonly kind: string
  /** Absent for objects outside of namespaces, and for those whose namespace no manifest says. */
  readonly namespace?: string
  readonly name?: string
  readonly key?: string
  /** The name or number of a port. */
  readonly port?: string | number
  /** The name of a listener. */
  readonly section?: string
  readonly selector?: LabelSelector
  /** Where a selector looks: namespaces with these labels, instead of `namespace`. */
  readonly namespaceSelector?: LabelSelector
  /** Where a selector looks as well: these namespaces. */
  readonly namespaces?: readonly string[]
  /** The kind that a definition has to define. */
  readonly defines?: { readonly group: string; readonly version: string; readonly kind: string }
}

/** A field of an object that points at other objects. */
export interface Reference {
  /** Index of the object that says it. */
  readonly from: number
  /** The field that says it, such as `spec.template.spec.containers[0].env[2].valueFrom.secretKeyRef`. */
  readonly field: string
  readonly kind: ReferenceKind
  readonly to: ReferenceTarget
  /** Whether the manifest says that it may dangle, as `optional: true` does. */
  readonly optional: boolean
  /**
   * Indices of the objects meant, ascending; several for a selector, none when it dangles.
   * An object that makes the one meant stands for it: a Deployment for its pods, a StatefulSet for its claims, a Certificate for its Secret.
   */
  readonly targets: readonly number[]
  /** Those of `targets` that are known not to have the key, port, section or version asked for. */
  readonly lacking: readonly number[]
}
