/** What stands at a path such as `status.loadBalancer.ingress[0].ip`; a `NoField` where the type has no such field. */
export type ValueAt<T, Path extends string> = Path extends ''
  ? T
  : Path extends `.${infer Rest}`
    ? ValueAt<T, Rest>
    : Path extends `["${infer Key}"]${infer Rest}`
      ? Below<T, Key, Rest>
      : Path extends `[${number}]${infer Rest}`
        ? Item<T, Rest>
        : Step<Path> extends [infer Key extends string, infer Rest extends string]
          ? Below<T, Key, Rest>
          : never

/** Marks a path that leads nowhere. */
export interface NoField<Key extends string> {
  readonly '~noField': Key
}

/** The first field of a path, and what follows it. */
type Step<Path extends string> = Path extends `${infer Before}[${infer After}`
  ? Before extends `${infer Key}.${infer Rest}`
    ? [Key, `${Rest}[${After}`]
    : [Before, `[${After}`]
  : Path extends `${infer Key}.${infer Rest}`
    ? [Key, Rest]
    : [Path, '']

type Below<T, Key extends string, Rest extends string> = unknown extends T
  ? unknown
  : Key extends keyof NonNullable<T>
    ? ValueAt<NonNullable<NonNullable<T>[Key]>, Rest>
    : keyof NonNullable<T> extends never
      ? unknown
      : NoField<Key>

type Item<T, Rest extends string> = unknown extends T
  ? unknown
  : NonNullable<T> extends readonly (infer I)[]
    ? ValueAt<NonNullable<I>, Rest>
    : NoField<'[0]'>
