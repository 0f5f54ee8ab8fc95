import type { Deprecation } from './deprecations.js'
import { header } from './header.js'
import { presence } from './presence.js'
import type { Kind, Union, UnionField, UnionType } from './union.js'

/** Writes the interfaces of the wire types: the text of each file by its path below `src/kubernetes/wire`. */
export function writeWire(union: Union, deprecations: ReadonlyMap<string, Deprecation>): Map<string, string> {
  const kindOfType = new Map([...union.kinds].map(([name, kind]) => [kind.type, { name, ...kind }]))
  const files = new Map<string, string[]>()
  for (const [name, type] of union.types) {
    const file = fileOf(name)
    const kind = kindOfType.get(name)
    const doc = kind ? kindDoc(kind, deprecations.get(kind.name)) : presence(type.minors).join(' ')
    const lines = [...comment(doc, ''), `export interface ${name.slice(file.length + 1)} {`, ...members(type, file, kind), '}']
    files.set(file, [...(files.get(file) ?? []), lines.join('\n')])
  }
  const texts = new Map<string, string>()
  for (const [file, interfaces] of files) {
    const body = interfaces.join('\n\n')
    texts.set(`${file}.ts`, `${header}\n${imports(body, '../', file)}\n${body}\n`)
  }
  texts.set('kinds.ts', writeKinds(union))
  return texts
}

/** Writes the map from `apiVersion/kind` to interface. */
function writeKinds(union: Union): string {
  const entries = [...union.kinds].map(([name, kind]) => `  readonly '${name}': ${reference(kind.type)}`)
  const versions = [...new Set([...union.kinds.values()].map((kind) => kind.apiVersion))].sort()
  const body = [
    '/** The wire types of the built-in kinds, by `apiVersion/kind`. */',
    'export interface Kinds {',
    ...entries,
    '}',
    '',
    '/** An apiVersion that a supported minor version of Kubernetes serves itself. */',
    `export type BuiltInApiVersion =\n${versions.map((version) => `  | '${version}'`).join('\n')}`,
  ].join('\n')
  return `${header}\n${imports(body, './')}\n${body}\n`
}

function kindDoc(kind: Kind & { readonly minors: number }, deprecation: Deprecation | undefined): string {
  const instead = deprecation?.replacement ? `, use ${deprecation.replacement}` : ''
  return [
    `${kind.apiVersion} ${kind.kind}, ${kind.namespaced ? 'namespaced' : 'cluster-scoped'}.`,
    ...presence(kind.minors),
    ...(deprecation ? [`Deprecated since ${deprecation.since}${instead}.`] : []),
  ].join(' ')
}

function members(type: UnionType, file: string, kind: Kind | undefined): string[] {
  return [...type.fields].flatMap(([name, field]) => {
    const key = /^[a-zA-Z]+$/.test(name) ? name : `'${name}'`
    if (kind && (name === 'apiVersion' || name === 'kind')) return [`  readonly ${key}?: '${kind[name]}' | undefined`]
    const required = field.required === field.minors ? ['Required.'] : []
    const doc = [...required, ...presence(field.minors, type.minors)].join(' ')
    const text = wireType(field, file)
    // What takes any value takes null already.
    return [...comment(doc, '  '), `  readonly ${key}?: ${text === 'unknown' ? text : `${text} | null | undefined`}`]
  })
}

const comment = (text: string, indent: string): string[] => (text ? [`${indent}/** ${text} */`] : [])

function wireType(field: UnionField, file: string): string {
  // The newest minor version decides whether the values are all there are.
  const closed = field.closed && (field.closed & highest(field.minors)) !== 0
  const values = [...field.values.keys()].map((value) => `'${value}'`).join(' | ')
  return typeText(field.type, file, closed ? values : 'string')
}

const highest = (mask: number): number => 1 << (31 - Math.clz32(mask))

function typeText(type: string, file: string, text: string): string {
  if (type.includes('|')) {
    return type
      .split('|')
      .map((part) => typeText(part, file, text))
      .join(' | ')
  }
  if (type.startsWith('[')) {
    const items = typeText(type.slice(1), file, text)
    return `readonly ${items.includes(' ') ? `(${items})` : items}[]`
  }
  if (type.startsWith('{')) return `{ readonly [key: string]: ${typeText(type.slice(1), file, text)} | null }`
  if (type === 'string') return text
  return plain[type] ?? (fileOf(type) === file ? type.slice(file.length + 1) : reference(type))
}

const plain: Readonly<Record<string, string>> = {
  bytes: 'string',
  time: 'string',
  int32: 'number',
  int64: 'number',
  number: 'number',
  boolean: 'boolean',
  quantity: 'string | number',
  'int-or-string': 'number | string',
  json: 'unknown',
}

/** The file of a type below the folder, without its ending: `core/v1` for `core/v1/Pod`. */
const fileOf = (type: string): string => type.slice(0, type.lastIndexOf('/'))

/** The name under which a file is imported: `coreV1`. */
const alias = (file: string): string => file.replace('/v', 'V')

const reference = (type: string): string => `${alias(fileOf(type))}.${type.slice(fileOf(type).length + 1)}`

/** Imports the files that a text refers to; `root` leads from its file to the folder of all. */
function imports(body: string, root: string, file?: string): string {
  const names = [...new Set([...body.matchAll(/\b([a-z]+)V([0-9][a-z0-9]*)\.[A-Z]/g)].map((match) => `${match[1]}/v${match[2]}`))].sort()
  const lines = names.filter((name) => name !== file).map((name) => `import type * as ${alias(name)} from '${root}${name}.js'\n`)
  return lines.join('')
}
