/** What a program may read with `new pulumi.Config()`. */
export interface Config {
  readonly values: Readonly<Record<string, string>>
  readonly secretKeys: readonly string[]
}

/**
 * The configuration of a stack: defaults of Pulumi.yaml below the values of Pulumi.<stack>.yaml.
 * Nobody here can decrypt what is under `secure`, so `secrets` must hold it, by full key.
 */
export function readConfig(
  project: string,
  defaults: Readonly<Record<string, unknown>>,
  stack: Readonly<Record<string, unknown>>,
  secrets: Readonly<Record<string, string>>,
): Config {
  const full = (key: string): string => (key.includes(':') ? key : `${project}:${key}`)
  const given = Object.fromEntries(Object.entries(secrets).map(([key, value]) => [full(key), value]))
  const values: Record<string, string> = {}
  for (const [key, declared] of Object.entries(defaults)) {
    const value = isMap(declared) ? (declared.value ?? declared.default) : declared
    if (value !== undefined) values[full(key)] = text(value)
  }
  const encrypted = new Set<string>()
  for (const [key, value] of Object.entries(stack)) {
    if (isEncrypted(value)) encrypted.add(full(key))
    else values[full(key)] = text(value)
  }
  const missing = [...encrypted].find((key) => !(key in given))
  if (missing !== undefined) throw new Error(`the test gives no value for ${missing}, which is encrypted`)
  return { values: { ...values, ...given }, secretKeys: Object.keys(given) }
}

/** A value is secret as a whole when any part of it is encrypted. */
function isEncrypted(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isEncrypted)
  if (!isMap(value)) return false
  return (Object.keys(value).length === 1 && typeof value.secure === 'string') || Object.values(value).some(isEncrypted)
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
