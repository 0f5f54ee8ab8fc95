import type { Finding } from '../findings/finding.js'
import { asObject, asText } from '../model/json.js'
import type { Manifest, Model, ModelObject, Origin } from '../model/model.js'
import { secretCommands, type WantedSecret } from './secret-commands.js'

/** A Secret that the program uses and that stands in no file. */
export interface LeftOutSecret {
  readonly name: string
  readonly namespace?: string
  /** The line that makes it; each value stands there as a variable of the shell, or as a file. */
  readonly command: string
  readonly reason: 'external' | 'literal values'
  readonly origin: Origin
}

/** Which Secrets stay out of files, and what is wrong with the names that were allowed. */
export interface SecretRule {
  readonly leftOut: readonly LeftOutSecret[]
  readonly isLeftOut: (manifest: Manifest) => boolean
  readonly findings: readonly Finding[]
}

/** One rule for every Secret with literal values, whoever made it: it stands in no file unless it is allowed by name. */
export function secretRule(model: Model, allowed: readonly string[]): SecretRule {
  const literal = model.objects.filter(({ manifest }) => hasLiteralValues(manifest))
  const isAllowed = (manifest: Manifest): boolean => allowed.some((each) => namesOf(manifest).includes(each))
  const out = literal.filter(({ manifest }) => !isAllowed(manifest))
  const known = new Set(literal.flatMap(({ manifest }) => namesOf(manifest)))
  return {
    leftOut: withCommands([...externalSecrets(model), ...out.map(literalSecret)]),
    isLeftOut: (manifest) => hasLiteralValues(manifest) && !isAllowed(manifest),
    findings: allowed
      .filter((each) => !known.has(each))
      .map((each) => ({
        code: 'secrets/unknown',
        severity: 'error',
        message: `no Secret with literal values is called ${each}`,
        help:
          known.size > 0
            ? `there are ${[...known].filter((name) => !name.includes('/')).join(', ')}`
            : 'remove it from the list of allowed Secrets',
      })),
  }
}

function hasLiteralValues({ apiVersion, kind, data, stringData }: Manifest): boolean {
  return (
    apiVersion === 'v1' &&
    kind === 'Secret' &&
    [data, stringData].some((each) => typeof each === 'object' && each !== null && Object.keys(each).length > 0)
  )
}

function identity({ metadata }: Manifest): { name: string; namespace?: string } {
  const { name, namespace } = metadata
  return { name: String(name), ...(typeof namespace === 'string' && { namespace }) }
}

function namesOf(manifest: Manifest): string[] {
  const { name, namespace } = identity(manifest)
  return namespace === undefined ? [name] : [name, `${namespace}/${name}`]
}

/** A Secret that stands in no file, before its command is known. */
type Wanted = WantedSecret & Pick<LeftOutSecret, 'reason' | 'origin'>

/** Declared as external, with the keys of all declarations of one name. */
function externalSecrets({ externals }: Model): Wanted[] {
  const byName = new Map<string, Wanted>()
  for (const { apiVersion, kind, name, namespace, keys = [], origin } of externals) {
    if (apiVersion !== 'v1' || kind !== 'Secret') continue
    const key = `${namespace ?? ''}/${name}`
    const before = byName.get(key)
    byName.set(key, {
      name,
      ...(namespace !== undefined && { namespace }),
      keys: [...new Set([...(before?.keys ?? []), ...keys])],
      reason: 'external',
      origin: before?.origin ?? origin,
    })
  }
  return [...byName.values()]
}

function literalSecret({ manifest, origin }: ModelObject): Wanted {
  const keys = Object.keys({ ...asObject(manifest.data), ...asObject(manifest.stringData) })
  return { ...identity(manifest), type: asText(manifest.type) || 'Opaque', keys, reason: 'literal values', origin }
}

/** All commands at once, because their values must not be mixed up. */
function withCommands(secrets: readonly Wanted[]): LeftOutSecret[] {
  const commands = secretCommands(secrets)
  return secrets.map(({ type, keys, ...secret }, index) => ({ ...secret, command: commands[index]! }))
}
