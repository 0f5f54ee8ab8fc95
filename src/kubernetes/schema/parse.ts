import type { FieldFacts, KindFacts, ListFacts, PlainType, RetiredKind, TypeFacts, TypeReference, ValueFacts } from './facts.js'
import { allMinors, type MinorSet } from './minor-set.js'

/** The lines of one text of the table by the word that each begins with. */
export function indexLines(text: string): Map<string, string> {
  const lines = new Map<string, string>()
  for (const line of text.split('\n')) {
    const end = line.search(/[ ;]/)
    if (end > 0) lines.set(line.slice(0, end), line)
  }
  return lines
}

/** Reads a line of `kinds`. */
export function parseKind(line: string): KindFacts {
  const [name, plural, scope, type, minors, deprecated, replacement] = line.split(' ') as [
    string,
    string,
    string,
    string,
    string,
    ...string[],
  ]
  return {
    ...parseName(name),
    plural,
    namespaced: scope === 'namespaced',
    type,
    minors: parseMinors(minors),
    ...(deprecated && { deprecated }),
    ...(replacement && { replacement }),
  }
}

/** Reads a line of `retired`. */
export function parseRetired(line: string): RetiredKind {
  const [name, removed, replacement] = line.split(' ') as [string, string, ...string[]]
  return { ...parseName(name), removed, ...(replacement && { replacement }) }
}

/** Reads a line of `types`. */
export function parseType(line: string): TypeFacts {
  const [head, ...fields] = line.split(';') as [string, ...string[]]
  const [name, bits, atomic] = head.split(' ') as [string, string, ...string[]]
  const minors = parseMinors(bits)
  const folder = name.slice(0, name.lastIndexOf('/') + 1)
  const facts = fields.map((field) => parseField(field, folder, minors))
  return { name, minors, atomic: atomic === 'atomic', fields: new Map(facts.map((field) => [field.name, field])) }
}

function parseName(name: string): { apiVersion: string; kind: string } {
  const slash = name.lastIndexOf('/')
  return { apiVersion: name.slice(0, slash), kind: name.slice(slash + 1) }
}

const parseMinors = (text: string): MinorSet => (text === '*' ? allMinors : Number.parseInt(text, 16))

function parseField(text: string, folder: string, ofType: MinorSet): FieldFacts {
  const [name, type, ...rest] = text.split(',') as [string, string, ...string[]]
  const marks = new Map(rest.filter((part) => part !== '#atomic').map((part) => [part[0], part.slice(1)]))
  const bits = marks.get('@')
  const minors = bits ? parseMinors(bits) : ofType
  const required = marks.get('!')
  const mergeKey = marks.get('+')
  const reference = parseReference(type, folder)
  const atomic = rest.includes('#atomic')
  const list = reference.kind === 'list' ? parseList(marks.get('#') ?? (atomic ? 'atomic' : '')) : undefined
  const values = parseValues(marks.get('='), minors)
  return {
    name,
    type: reference,
    minors,
    required: required === undefined ? 0 : required ? parseMinors(required) : minors,
    atomic: atomic && !list,
    strategy: marks.get('~')?.split('+') ?? [],
    ...(list && { list }),
    ...(mergeKey && { mergeKey }),
    ...(values && { values }),
  }
}

function parseList(text: string): ListFacts | undefined {
  if (!text) return undefined
  const [kind, keys] = text.split(':') as [ListFacts['kind'], string?]
  return { kind, keys: keys?.split('+') ?? [] }
}

function parseValues(text: string | undefined, ofField: MinorSet): ValueFacts | undefined {
  if (text === undefined) return undefined
  const colon = text.indexOf(':')
  const minors = colon ? parseMinors(text.slice(0, colon)) : ofField
  const byValue = text
    .slice(colon + 1)
    .split('|')
    .map((part): [string, MinorSet] => {
      const [value, bits] = part.split('@') as [string, string?]
      return [value, bits ? parseMinors(bits) : minors]
    })
  return { minors, byValue: new Map(byValue) }
}

const letters: Readonly<Record<string, PlainType>> = { s: 'string', b: 'boolean', i: 'int32', l: 'int64' }

function parseReference(text: string, folder: string): TypeReference {
  if (text.includes('|')) return { kind: 'any-of', options: text.split('|').map((part) => parseReference(part, folder)) }
  if (text.startsWith('[')) return { kind: 'list', items: parseReference(text.slice(1), folder) }
  if (text.startsWith('{')) return { kind: 'map', values: parseReference(text.slice(1), folder) }
  if (text.includes('/')) return { kind: 'object', type: text }
  if (/^[A-Z]/.test(text)) return { kind: 'object', type: folder + text }
  return { kind: letters[text] ?? (text as PlainType) }
}
