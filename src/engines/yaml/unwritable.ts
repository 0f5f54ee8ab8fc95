/** Thrown for a value that a document for Kubernetes cannot hold; who catches it finds the path. */
export class UnwritableValue extends Error {}

/** A value that a document cannot hold, with its path, such as `spec.args[2]`. */
export class UnwritableField extends TypeError {
  constructor(
    readonly field: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`${field} ${reason}`, options)
  }
}

/** Throws for an instance of a class, whose fields alone would lose what it means. */
export function requirePlainObject(value: object): void {
  const prototype: unknown = Object.getPrototypeOf(value)
  // The prototype of an object from another realm is not ours, but like ours has none itself.
  if (prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null) return
  throw new UnwritableValue(`is an instance of ${(value as object).constructor?.name || 'a class'}, not a plain object`)
}
