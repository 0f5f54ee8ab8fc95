import type { Refused } from '../../props/types.js'

/** A string key, not a unique symbol: two loaded copies of the package stay assignable. */
declare const brand: '~steersman'

/** A text from configuration that was checked to be a quantity; made by `quantity()`. */
export type Quantity = string & { readonly [brand]: 'quantity' }

/** A text that stands for a value known only at deployment; made by `ref()`. It is a quantity too. */
export type Token = string & { readonly [brand]: 'token' }
/** A number or boolean known only at deployment; made by `ref()`. No `number`, because arithmetic on it would be wrong. */
export interface Deferred<T> {
  readonly [brand]: T
}
export type Int = number | Deferred<number>

export type Percent = `${number}%`
/** Bytes as a number, or a text with a unit: `128Mi`, `2Gi`, `500M`. */
export type Memory = number | `${number}${'' | 'k' | 'M' | 'G' | 'T' | 'P' | 'Ki' | 'Mi' | 'Gi' | 'Ti' | 'Pi'}` | Quantity | Token
/** Cores as a number (`0.5`), or a text in cores or millicores (`500m`). */
export type Cpu = number | `${number}` | `${number}m` | Quantity | Token
export type AbsolutePath = `/${string}`
/** Labels or annotations; a key with the value `undefined` is left out. */
export interface Labels {
  readonly [key: string]: string | undefined
}

/** A map whose order matters: JavaScript would move keys such as '1' to the front, so they are refused. */
export type Ordered<T> = { readonly [name: string]: T } & { readonly [integer: number]: Refused<'a whole number as a key loses its place'> }
