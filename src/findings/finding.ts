/** A place in a source file; lines and columns count from 1. */
export interface Position {
  readonly file: string
  readonly line: number
  readonly column: number
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
}
