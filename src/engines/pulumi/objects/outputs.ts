import { all, type Output, output as toOutput } from '@pulumi/pulumi'
import { SteersmanError } from '../../../findings/error.js'
import { convertText, convertWhole } from '../../../model/convert.js'
import type { Manifest, ModelDeferred, ModelObject } from '../../../model/model.js'
import { replaceDeferred, type TokenText } from '../../../model/replace-deferred.js'
import { sourcesOf } from '../../../model/values.js'
import { deferredBy, replaceTokens } from '../../../tree/deferred.js'
import { hexDigestWith } from '../../../tree/digest.js'

/** The manifest of an object with an Output in the place of each text that holds values known only at deployment. */
export function withOutputs(object: ModelObject, byToken: ByToken): Manifest {
  return byToken.size === 0 ? object.manifest : replaceDeferred(object.manifest, byToken, (text) => outputFor(text, object, byToken))
}

function outputFor({ text, whole, tokens, field, type }: TokenText, object: ModelObject, byToken: ByToken): Output<unknown> {
  const wrong: Wrong = (deferred, problem) => unusable(deferred, problem, field, object)
  if (whole) {
    return outputOf(whole, byToken, wrong).apply((value) => {
      const converted = convertWhole(value, type, whole)
      if ('problem' in converted) throw wrong(whole, converted.problem)
      return converted.value
    })
  }
  const each = [...new Set(tokens)]
  return textsOf(each, byToken, wrong).apply((texts) => replaceTokens(text, (token) => texts.get(token) ?? token))
}

type ByToken = ReadonlyMap<string, ModelDeferred>
type Wrong = (deferred: ModelDeferred, problem: string) => Error

/** What stands in a text for each of some values. */
function textsOf(each: readonly ModelDeferred[], byToken: ByToken, wrong: Wrong): Output<ReadonlyMap<string, string>> {
  return all(each.map((deferred) => outputOf(deferred, byToken, wrong))).apply(
    (values) =>
      new Map(
        each.map((deferred, index) => {
          const converted = convertText(values[index], deferred)
          if ('problem' in converted) throw wrong(deferred, converted.problem)
          return [deferred.token, String(converted.value)]
        }),
      ),
  )
}

function outputOf(deferred: ModelDeferred, byToken: ByToken, wrong: Wrong): Output<unknown> {
  const { token, digest } = deferred
  if (digest) return textsOf(sourcesOf(deferred, byToken), byToken, wrong).apply((texts) => hexDigestWith(digest, texts))
  return toOutput(deferredBy(token)!.output as unknown as Output<unknown>)
}

/** Says where a value does not fit, and never the value, which may be secret. */
function unusable({ label }: ModelDeferred, problem: string, field: string, { origin: { path, position } }: ModelObject): Error {
  const error = new SteersmanError([
    {
      code: 'value/unusable',
      severity: 'error',
      path,
      field,
      message: `the value of ${label === undefined ? 'the Output' : `the Output ${label}`} ${problem}`,
      help: 'give an Output whose value the field takes, such as output.apply((value) => …)',
      ...(position && { position }),
    },
  ])
  // Pulumi would write the property before the text, and once more for every resource that waits.
  const { message } = error
  return Object.defineProperty(error, 'message', { get: () => message, set: () => {} })
}
