import type { Finding } from '../findings/finding.js'
import type { JsonObject, Manifest, Model, Origin } from '../model/model.js'

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
    leftOut: [
      ...externalSecrets(model),
      ...out.map(
        ({ manifest, origin }): LeftOutSecret => ({ ...identity(manifest), command: command(manifest), reason: 'literal values', origin }),
      ),
    ],
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

/** Declared as external, with the keys of all declarations of one name. */
function externalSecrets({ externals }: Model): LeftOutSecret[] {
  const byName = new Map<string, { manifest: Manifest; origin: Origin }>()
  for (const { apiVersion, kind, name, namespace, keys = [], origin } of externals) {
    if (apiVersion !== 'v1' || kind !== 'Secret') continue
    const key = `${namespace ?? ''}/${name}`
    const data = {
      ...(byName.get(key)?.manifest.stringData as JsonObject | undefined),
      ...Object.fromEntries(keys.map((each) => [each, ''])),
    }
    byName.set(key, {
      manifest: { apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) }, stringData: data },
      origin: byName.get(key)?.origin ?? origin,
    })
  }
  return [...byName.values()].map(({ manifest, origin }) => ({
    ...identity(manifest),
    command: command(manifest),
    reason: 'external',
    origin,
  }))
}

/** `kubectl create secret`, with the keys but never the values. */
function command(manifest: Manifest): string {
  const { name, namespace } = identity(manifest)
  const keys = Object.keys({ ...(manifest.data as JsonObject | undefined), ...(manifest.stringData as JsonObject | undefined) })
  const where = namespace === undefined ? [] : [`--namespace=${quote(namespace)}`]
  const start = (type: string): string[] => ['kubectl create secret', type, quote(name), ...where]
  const is = (...wanted: string[]): boolean => keys.length === wanted.length && wanted.every((key) => keys.includes(key))
  if (is('tls.crt', 'tls.key')) return [...start('tls'), '--cert=tls.crt', '--key=tls.key'].join(' ')
  const type = manifest.type ?? (is('.dockerconfigjson') ? 'kubernetes.io/dockerconfigjson' : undefined)
  const values = keys.map((key) =>
    /^[A-Za-z_][A-Za-z0-9_-]*$/.test(key) ? `--from-literal=${key}="$${variable(name, key)}"` : `--from-file=${quote(key)}`,
  )
  return [...start('generic'), ...(type === undefined || type === 'Opaque' ? [] : [`--type=${quote(String(type))}`]), ...values].join(' ')
}

// Set in every shell: a Secret with the key `user` would silently hold the name of whoever runs the command.
const taken =
  /^(BASH\w*|COLUMNS|DISPLAY|EDITOR|EUID|HOME|HOST|HOSTNAME|IFS|KUBE\w*|LANG|LC_\w+|LINES|LOGNAME|MAIL|OLDPWD|PATH|PPID|PS\d|PWD|RANDOM|SECONDS|SHELL|TEMP|TERM|TMP|TMPDIR|TZ|UID|USER|USERNAME|_)$/

/** The variable that holds the value of a key: the key in capitals, behind the name of the Secret where the shell knows it already. */
function variable(secret: string, key: string): string {
  const word = (text: string): string => text.replaceAll(/\W/g, '_').toUpperCase()
  return taken.test(word(key)) ? `${word(secret)}_${word(key)}` : word(key)
}

/** A word for the shell. */
function quote(text: string): string {
  return /^[\w./:@=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
