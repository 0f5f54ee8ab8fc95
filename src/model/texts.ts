import { fieldOf } from '../tree/clean.js'
import { anyDeferred, brokenToken, deferredBy, tokensIn } from '../tree/deferred.js'
import { isPlain } from '../tree/value.js'

/** What is wrong with a text that a manifest holds. */
export interface BadText {
  readonly field: string
  readonly message: string
  readonly help: string
}

const reference = 'put ref(output) there as it is'

/**
 * Looks at every text of a finished manifest: collects the tokens of values known only at deployment, and tells `refuse` where one is lost.
 * It costs nothing where a program has no such values, but for manifests that the constructs of this package did not clean.
 */
export function inspectTexts(manifest: unknown, cleaned: boolean, tokens: Set<string>, refuse: (bad: BadText) => void): void {
  const deferred = anyDeferred()
  if (cleaned && !deferred) return
  const path: (string | number)[] = []
  const bad = (message: string, help: string): void => refuse({ field: fieldOf(path), message, help })
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      if (!cleaned && value.includes('Calling [toString] on an [Output<T>]'))
        bad('holds the text of a Pulumi Output, whose value is not known yet', 'write ref(output) instead of the output')
      if (!deferred) return
      for (const token of tokensIn(value)) if (deferredBy(token)) tokens.add(token)
      const broken = brokenToken(value)
      if (broken) bad(`holds the text of ref(), which ${broken}`, reference)
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        path.push(index)
        visit(item)
        path.pop()
      }
    } else if (isPlain(value)) {
      for (const key of Object.keys(value)) {
        if (deferred && tokensIn(key).length > 0) bad('has a key made by ref(), but keys must be known', `write the key, and ${reference}`)
        path.push(key)
        visit(value[key])
        path.pop()
      }
    }
  }
  visit(manifest)
}
