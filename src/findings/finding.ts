/** A place in a source file; lines and columns count from 1. */
export interface Position {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** A document in a file with manifests. */
export interface Source {
  /** As the user named it. */
  readonly file: string
  /** Which document of the file, from 0. */
  readonly document: number
  /** Steps from the document down to the object: none, or an item of a List. */
  readonly steps: readonly (string | number)[]
}

/** An object of Kubernetes by its names. */
export interface ObjectName {
  readonly apiVersion: string
  readonly kind: string
  readonly namespace?: string
  readonly name?: string
}

/** What is wrong, where, and how to mend it: plain data, the same for every room and every output format. */
export interface Finding {
  /** Stable name of the rule, `family/rule`, such as `name/invalid`. */
  readonly code: string
  readonly severity: 'error' | 'warning'
  /** One sentence that says what is wrong. */
  readonly message: string
  /** What to write instead. */
  readonly help: string
  /** Path of the construct in the tree, such as `shop/server`. */
  readonly path?: string
  /** The prop or the field of the manifest, such as `container.ports.http`. */
  readonly field?: string
  /** The user's own line. */
  readonly position?: Position
  /** The object, where one is complained of. */
  readonly object?: ObjectName
  /** The document in which that stands, for a manifest that was read from a file. */
  readonly source?: Source
}
