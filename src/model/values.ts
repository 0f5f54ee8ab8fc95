import { closest } from '../findings/closest.js'
import type { Finding } from '../findings/finding.js'
import { replaceTokens, tokensIn } from '../tree/deferred.js'
import { hexDigestWith } from '../tree/digest.js'
import { convertText, convertWhole } from './convert.js'
import type { JsonValue, Model, ModelDeferred, ModelObject } from './model.js'
import { replaceDeferred, type TokenText } from './replace-deferred.js'

/** Values known only at deployment, by the labels that the program gives them. */
export type Values = { readonly [label: string]: JsonValue }

/** A program's model with values put in, and what is wrong or missing, one finding for each place. */
export interface WithValues {
  readonly model: Model
  readonly problems: readonly { readonly finding: Finding /** Index in `objects`. */; readonly object: number }[]
}

/** Puts values in for what is known only at deployment. A model without any is given back as it is. */
export function withValues(model: Model, values: Values): WithValues {
  const problems: { finding: Finding; object: number; missing: readonly ModelDeferred[]; hashed: boolean }[] = []
  const given: Given = ({ label, known }) => (label !== undefined && Object.hasOwn(values, label) ? values[label] : known)
  const byToken = new Map(model.deferred.map((each) => [each.token, each]))
  const replaced = replaceAll(model, (place, object, index) => {
    const wanted = place.tokens.flatMap((each) => sourcesOf(each, byToken))
    const missing = wanted.filter((each) => given(each) === undefined)
    const found = missing.length > 0 ? unresolved(missing, values) : valueAt(place, given, byToken)
    if ('value' in found) return found.value
    const { path, position } = object.origin
    problems.push({
      object: index,
      missing,
      hashed: place.tokens.every(({ digest }) => digest),
      finding: { code: 'value/unresolved', severity: 'error', path, field: place.field, ...found, ...(position && { position }) },
    })
    return place.text
  })
  // What is told where the value itself stands is not told once more for each hash of it.
  const told = new Set(problems.flatMap(({ hashed, missing }) => (hashed ? [] : missing)))
  return {
    model: replaced,
    problems: problems.filter(({ hashed, missing }) => !hashed || missing.length === 0 || missing.some((each) => !told.has(each))),
  }
}

/** The value given for what is known only at deployment. */
type Given = (deferred: ModelDeferred) => JsonValue | undefined

/** What a value is made of: itself, or what a hash is over. */
export function sourcesOf(deferred: ModelDeferred, byToken: ReadonlyMap<string, ModelDeferred>): readonly ModelDeferred[] {
  if (!deferred.digest) return [deferred]
  const tokens = new Set(deferred.digest.of.flatMap((text) => tokensIn(text)))
  return [...tokens].flatMap((token) => byToken.get(token) ?? [])
}

/** The model as rules can read it before deployment: each unknown value is replaced by the simplest one that its field takes. */
export function sampleModel(model: Model): Model {
  return replaceAll(model, ({ text, tokens, whole, type }) => {
    if (!whole) return replaceTokens(text, (token) => tokens.find((each) => each.token === token)?.known ?? 'x')
    if (whole.known !== undefined) return whole.known
    return type === 'boolean' ? true : numbers.has(type ?? '') ? 1 : type === 'quantity' ? '1' : 'x'
  })
}

/** Says of a value whether it, or a part of its text, is known only at deployment. */
export function holdsDeferred({ deferred }: Model): (value: unknown) => boolean {
  return deferred.length === 0 ? () => false : (value) => typeof value === 'string' && tokensIn(value).length > 0
}

const numbers: ReadonlySet<string> = new Set(['int32', 'int64', 'number', 'int-or-string'])

function replaceAll(model: Model, replace: (place: TokenText, object: ModelObject, index: number) => unknown): Model {
  if (model.deferred.length === 0) return model
  const byToken = new Map(model.deferred.map((each) => [each.token, each]))
  return {
    ...model,
    objects: model.objects.map((object, index) => {
      const manifest = replaceDeferred(object.manifest, byToken, (place) => replace(place, object, index))
      return manifest === object.manifest ? object : { ...object, manifest }
    }),
  }
}

/** What a finding says beside its place. */
type Problem = Pick<Finding, 'message' | 'help'>

/** What stands at a place once every value is known. */
function valueAt(
  { text, whole, tokens, type }: TokenText,
  given: Given,
  byToken: ReadonlyMap<string, ModelDeferred>,
): { value: JsonValue } | Problem {
  const texts = new Map<string, string>()
  for (const each of tokens) {
    const value = each.digest ? digestGiven(each, given, byToken) : { value: given(each) }
    if ('message' in value) return value
    const converted = whole ? convertWhole(value.value, type, each) : convertText(value.value, each)
    if ('problem' in converted) return unfit(each, converted.problem)
    if (whole) return converted
    texts.set(each.token, String(converted.value))
  }
  return { value: replaceTokens(text, (token) => texts.get(token) ?? token) }
}

/** The hash over texts with the values put in. */
function digestGiven(deferred: ModelDeferred, given: Given, byToken: ReadonlyMap<string, ModelDeferred>): { value: string } | Problem {
  const texts = new Map<string, string>()
  for (const each of sourcesOf(deferred, byToken)) {
    const converted = convertText(given(each), each)
    if ('problem' in converted) return unfit(each, converted.problem)
    texts.set(each.token, String(converted.value))
  }
  return { value: hexDigestWith(deferred.digest!, texts) }
}

const unfit = ({ label }: ModelDeferred, problem: string): Problem => ({
  message: `the value given for ${label} ${problem}`,
  help: 'give a value that the field takes',
})

function unresolved(missing: readonly ModelDeferred[], values: Values): Problem {
  const named = [...new Set(missing.flatMap(({ label }) => label ?? []))]
  const guess = named.map((label) => closest(label, Object.keys(values))).find(Boolean)
  const message = named.length > 0 ? `waits for ${named.join(' and ')}, known only at deployment` : 'is known only at deployment'
  if (missing.some(({ label }) => label === undefined))
    return { message, help: "name it, as in ref(output, 'address'), and give its value with --values, or as one of the values of the App" }
  if (guess !== undefined) return { message, help: `there is a value for ${guess}: did you mean that?` }
  return {
    message,
    help: `give its value with --values, in a file that says "${named[0]}: …", or as one of the values of the App`,
  }
}
