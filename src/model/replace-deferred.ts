import type { PlainType, TypeReference } from '../kubernetes/schema/facts.js'
import { fieldOf } from '../tree/clean.js'
import { isToken, tokensIn } from '../tree/deferred.js'
import { plainType, typeBelow, typeOfKind } from './field-types.js'
import type { Manifest, ModelDeferred } from './model.js'

/** A text that holds tokens, and where it stands. */
export interface TokenText {
  readonly text: string
  /** The only token, when the text is nothing else. */
  readonly whole?: ModelDeferred
  readonly tokens: readonly ModelDeferred[]
  readonly field: string
  /** What the field holds; undefined where it is not known. */
  readonly type?: PlainType
}

/**
 * A copy of a manifest in which `replace` has put something for each text that holds tokens; what holds none is the same object as before.
 * What it puts there may be of any kind, such as an Output.
 */
export function replaceDeferred(
  manifest: Manifest,
  byToken: ReadonlyMap<string, ModelDeferred>,
  replace: (text: TokenText) => unknown,
): Manifest {
  const path: (string | number)[] = []
  const visit = (value: unknown, type: TypeReference | undefined): unknown => {
    if (typeof value === 'string') {
      const tokens = tokensIn(value).flatMap((token) => byToken.get(token) ?? [])
      if (tokens.length === 0) return value
      const plain = plainType(type)
      return replace({
        text: value,
        tokens,
        field: fieldOf(path),
        ...(isToken(value) && { whole: tokens[0]! }),
        ...(plain && { type: plain }),
      })
    }
    if (typeof value !== 'object' || value === null) return value
    const entries = Array.isArray(value) ? value.entries() : Object.entries(value)
    let copy: Record<string | number, unknown> | undefined
    for (const [step, each] of entries as Iterable<[string | number, unknown]>) {
      path.push(step)
      const next = visit(each, typeBelow(type, step))
      path.pop()
      if (next === each) continue
      copy ??= (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string | number, unknown>
      copy[step] = next
    }
    return copy ?? value
  }
  return visit(manifest, typeOfKind(manifest.apiVersion, manifest.kind)) as Manifest
}
