import type { Chart } from '../../../src/index.js'
import type { CrdBundle } from '../control-plane/crds.js'

/** Constructs of one meaning, with each of their props, put to a real API server. */
export interface Group {
  /** Also the namespace of its objects. */
  readonly name: string
  /** What has to be installed before. */
  readonly definitions: readonly CrdBundle[]
  /** Every kind that the program renders. */
  readonly kinds: readonly string[]
  readonly program: (chart: Chart) => void
  /** What the API server warns of, where the program sets what is deprecated. */
  readonly warnings?: RegExp
  /** What our constructs refuse, as one would write it by hand: so does the API server. */
  readonly refused: readonly (readonly [
    what: string,
    object: { readonly apiVersion: string; readonly kind: string; readonly metadata?: object; readonly [field: string]: unknown },
    message: RegExp,
  ])[]
}
