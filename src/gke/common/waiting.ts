import { all, type CustomResource, type Input, type Output, output } from '@pulumi/pulumi'
import type { Token } from '../../constructs/values/types.js'
import { defer, deferredBy, replaceTokens, tokensIn } from '../../tree/deferred.js'
import { userPosition } from '../../tree/origin.js'

/** A text that is known only when all of these are there. */
export function after(text: Input<string>, resources: readonly CustomResource[]): Output<string> {
  return all([text, ...resources.map(({ id }) => id)]).apply(([first]) => first!)
}

/**
 * A text for manifests: an object that holds it waits for the Output. Where the program knows it already, files need not be told.
 * The label names it where they must be.
 */
export function waitingText(value: Output<string>, label: string, known?: string): Token {
  const position = userPosition()
  const deferred = {
    output: value,
    label,
    asText: true,
    inJson: false,
    ...(known !== undefined && { known }),
    ...(position && { position }),
  }
  return defer(deferred).token as Token
}

/** A text of a declaration, which is plain data, with the Outputs behind the texts of `ref()` in it. */
export function withOutputs(text: string): Input<string> {
  const tokens = [...new Set(tokensIn(text))].filter((token) => deferredBy(token))
  if (tokens.length === 0) return text
  return all(tokens.map((token) => output(deferredBy(token)!.output as Output<string>))).apply((values) =>
    replaceTokens(text, (token) => String(values[tokens.indexOf(token)] ?? token)),
  )
}
