import { defer, type OutputLike } from '../../tree/deferred.js'
import { userPosition } from '../../tree/origin.js'
import type { Deferred, Token } from './types.js'

/**
 * A value that is known only at deployment, such as the address that a cloud gives, as a text that can stand anywhere in a construct.
 *
 * `deploy` of `steersman/pulumi` puts the value of the Output there, and whoever depends on it waits; secrets stay secret.
 * Where files are rendered, the value is given by the label (`--values`, or `values` of the App).
 * The text must stay as it is: one that was cut, changed or made a key is reported.
 *
 * @example
 * ```ts
 * new Deployment(chart, 'server', {
 *   replicas: ref(size, 'size'),
 *   container: { image: 'example/server:1.4.2', env: { PUBLIC_URL: `https://${ref(address, 'address')}.nip.io` } },
 * })
 * ```
 */
export function ref(output: OutputLike<string>, label?: string): Token
export function ref<T extends number | boolean>(output: OutputLike<T>, label?: string): Deferred<T>
export function ref(output: OutputLike<unknown>, label?: string): unknown {
  const position = userPosition()
  return defer({ output, asText: true, inJson: false, ...(label !== undefined && { label }), ...(position && { position }) }).token
}
