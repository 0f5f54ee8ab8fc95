/**
 * Stands where nothing may be given: the sentence is what the compiler prints, and the run refuses the value too.
 * A literal, because the compiler finds out by literals which form was meant, and then explains what is wrong inside of it.
 */
export type Refused<Why extends string> = Why
/** Exactly one key of T. Shallow. */
export type OneOf<T> = {
  [K in keyof T]: { readonly [P in K]: T[P] } & { readonly [P in Exclude<keyof T, K>]?: Refused<`not beside ${K & string}`> }
}[keyof T]
