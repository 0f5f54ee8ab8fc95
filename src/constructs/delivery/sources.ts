import { type Duration, duration } from '../../props/duration.js'
import { type Check, flag, oneOf, textBy } from '../../props/shape.js'
import type { CustomResource } from '../props/custom-resource.js'
import { type NameOrObject, nameOf, nameOrObjectCheck } from '../props/named.js'
import type { OwnProps } from '../props/own-props.js'
import type { ObjectProps } from '../resource.js'

/** What all sources of Flux have in common. */
export interface SourceOptions extends ObjectProps<CustomResource> {
  /** How often it is looked for something new. */
  readonly interval: Duration
  /** A Secret with the log-in, of the same namespace. */
  readonly secretRef?: NameOrObject | undefined
  /** How long one look may take; left out, 60s. */
  readonly timeout?: Duration | undefined
  /** Whether nothing is looked for until it is false again. */
  readonly suspend?: boolean | undefined
}

export const sourceShape: { readonly [K in keyof OwnProps<SourceOptions>]-?: Check } = {
  interval: duration(),
  secretRef: nameOrObjectCheck('Secret'),
  timeout: duration(),
  suspend: flag,
}
export const provider = (...names: readonly string[]): Check => oneOf('generic', ...names)
/** An address that begins with one of these. */
export const urlOf = (...schemes: readonly string[]): Check =>
  textBy(
    (text) =>
      schemes.some((scheme) => text.startsWith(`${scheme}://`) && text.length > scheme.length + 3) ? undefined : 'is no such address',
    `an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  )

/** The fields as they are, with the Secret by its name. */
export function sourceSpec<P extends OwnProps<SourceOptions>>(props: P): Record<string, unknown> {
  const { secretRef, ...rest } = props
  return { ...rest, secretRef: secretRef && { name: nameOf(secretRef) } }
}
