/** A value as it is shown in a message: short, and never the whole of a text that might be a secret. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value)
  if (typeof value === 'function') return 'a function'
  if (Array.isArray(value)) return 'a list'
  if (value === null || typeof value !== 'object') return String(value)
  if (isPromise(value)) return 'a Promise'
  if (isOutput(value)) return 'a Pulumi Output'
  const name = Object.getPrototypeOf(value)?.constructor?.name
  return name && name !== 'Object' ? `an object of class ${name}` : 'an object'
}

export function isPromise(value: object): boolean {
  return 'then' in value && typeof value.then === 'function'
}

/** Structural, so that Pulumi is never imported. */
export function isOutput(value: object): boolean {
  return '__pulumiOutput' in value || ('apply' in value && 'get' in value && typeof value.apply === 'function')
}

/** A plain object, as an object literal makes it. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  // A plain object of another realm, such as one made in a vm context, is plain too.
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null
}
