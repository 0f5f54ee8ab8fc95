import { all, type Output, output as toOutput } from '@pulumi/pulumi'
import { SteersmanError } from '../../../findings/error.js'
import { convertText, convertWhole } from '../../../model/convert.js'
import type { Manifest, ModelDeferred, ModelObject } from '../../../model/model.js'
import { replaceDeferred, type TokenText } from '../../../model/replace-deferred.js'
import { deferredBy, replaceTokens } from '../../../tree/deferred.js'

/** The manifest of an object with an Output in the place of each text that holds values known only at deployment. */
export function withOutputs(object: ModelObject, byToken: ReadonlyMap<string, ModelDeferred>): Manifest {
  return byToken.size === 0 ? object.manifest : replaceDeferred(object.manifest, byToken, (text) => outputFor(text, object))
}

function outputFor({ text, whole, tokens, field, type }: TokenText, object: ModelObject): Output<unknown> {
  const wrong = (deferred: ModelDeferred, problem: string): Error => unusable(deferred, problem, field, object)
  if (whole) {
    return outputOf(whole).apply((value) => {
      const converted = convertWhole(value, type, whole)
      if ('problem' in converted) throw wrong(whole, converted.problem)
      return converted.value
    })
  }
  const each = [...new Set(tokens)]
  return all(each.map(outputOf)).apply((values) => {
    const texts = new Map(
      each.map((deferred, index) => {
        const converted = convertText(values[index], deferred)
        if ('problem' in converted) throw wrong(deferred, converted.problem)
        return [deferred.token, converted.value]
      }),
    )
    return replaceTokens(text, (token) => texts.get(token) ?? token)
  })
}

function outputOf({ token }: ModelDeferred): Output<unknown> {
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
