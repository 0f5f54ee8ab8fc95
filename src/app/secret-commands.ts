import { shellQuoted } from './shell.js'

/** A Secret to be made by hand. */
export interface WantedSecret {
  readonly name: string
  readonly namespace?: string
  /** Left out where nobody says it; then the keys tell. */
  readonly type?: string
  readonly keys: readonly string[]
}

/** Where the value of a key comes from: a variable of the shell, or a file. */
interface Source {
  readonly kind: 'variable' | 'file'
  readonly name: string
}

/**
 * `kubectl create secret` for each, with the keys but never the values.
 * No two values have one source, so that all commands can be run as one script.
 */
export function secretCommands(secrets: readonly WantedSecret[]): string[] {
  const sourceOf = sources(secrets)
  return secrets.map((secret) => command(secret, (key) => sourceOf(secret, key)))
}

function command({ name, namespace, type, keys }: WantedSecret, sourceOf: (key: string) => Source): string {
  const where = namespace === undefined ? [] : [`--namespace=${shellQuoted(namespace)}`]
  const start = (form: string): string[] => ['kubectl create secret', form, shellQuoted(name), ...where]
  const is = (...wanted: string[]): boolean => keys.length === wanted.length && wanted.every((key) => keys.includes(key))
  if (is('tls.crt', 'tls.key') && (type ?? tls) === tls)
    return [...start('tls'), `--cert=${shellQuoted(sourceOf('tls.crt').name)}`, `--key=${shellQuoted(sourceOf('tls.key').name)}`].join(' ')
  const typed = type ?? (is('.dockerconfigjson') ? 'kubernetes.io/dockerconfigjson' : 'Opaque')
  const values = keys.map((key) => {
    const { kind, name: source } = sourceOf(key)
    if (kind === 'variable') return `--from-literal=${key}="$${source}"`
    return `--from-file=${shellQuoted(source === key ? key : `${key}=${source}`)}`
  })
  return [...start('generic'), ...(typed === 'Opaque' ? [] : [`--type=${shellQuoted(typed)}`]), ...values].join(' ')
}

const tls = 'kubernetes.io/tls'

/** A source for each key: called as the key where that is clear, else behind the names of its Secret and namespace. */
function sources(secrets: readonly WantedSecret[]): (secret: WantedSecret, key: string) => Source {
  const entries = secrets.flatMap((secret) => secret.keys.map((key) => ({ secret, key, names: namesFor(secret, key) })))
  const uses = new Map<string, number>()
  for (const { names } of entries) for (const name of new Set(names)) uses.set(name, (uses.get(name) ?? 0) + 1)
  const used = new Set<string>()
  const chosen = new Map<WantedSecret, Map<string, Source>>(secrets.map((secret) => [secret, new Map()]))
  for (const { secret, key, names } of entries) {
    const clear = names.find((name) => uses.get(name) === 1 && !taken.test(name)) ?? names.at(-1)!
    let name = clear
    for (let number = 2; used.has(name); number++) name = `${clear}_${number}`
    used.add(name)
    chosen.get(secret)!.set(key, { kind: isVariable(key) ? 'variable' : 'file', name })
  }
  return (secret, key) => chosen.get(secret)!.get(key)!
}

/** What a source may be called, the shortest first. */
function namesFor({ name, namespace }: WantedSecret, key: string): string[] {
  const parts = [
    [key],
    [name, key],
    ...(namespace === undefined
      ? []
      : [
          [namespace, key],
          [namespace, name, key],
        ]),
  ]
  if (!isVariable(key)) return parts.map((each) => each.join('.'))
  return parts.map((each) => each.map((part) => part.replaceAll(/\W/g, '_').toUpperCase()).join('_'))
}

function isVariable(key: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(key)
}

// Set in every shell: a Secret with the key `user` would silently hold the name of whoever runs the command.
const taken =
  /^(BASH\w*|COLUMNS|DISPLAY|EDITOR|EUID|HOME|HOST|HOSTNAME|IFS|KUBE\w*|LANG|LC_\w+|LINES|LOGNAME|MAIL|OLDPWD|PATH|PPID|PS\d|PWD|RANDOM|SECONDS|SHELL|TEMP|TERM|TMP|TMPDIR|TZ|UID|USER|USERNAME|_)$/
