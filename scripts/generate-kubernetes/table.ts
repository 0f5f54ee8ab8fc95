import type { Deprecation, Retirement } from './deprecations.js'
import { header } from './header.js'
import { allMinors } from './presence.js'
import type { Mask, Union, UnionField } from './union.js'

/**
 * Writes the module that holds the table of all kinds and types as texts, one line each; `src/kubernetes/schema/parse.ts` reads them.
 *
 * A type is `name minors [atomic]`, then `;` before each field; `*` stands for every minor version, else they are bits in hexadecimal.
 * A field is `name,type`, then its marks: `@` the minor versions where not the type's, `!` required (in which, where not all), `#` how a
 * list or map is merged, `+` merge key, `~` patch strategy, `=` the minor versions that list its values (where not all), `:` and the values.
 */
export function writeTable(
  union: Union,
  deprecations: ReadonlyMap<string, Deprecation>,
  retirements: ReadonlyMap<string, Retirement>,
): string {
  const kinds = [...union.kinds].map(([name, kind]) => {
    const { since, replacement } = deprecations.get(name) ?? {}
    const scope = kind.namespaced ? 'namespaced' : 'cluster'
    return [name, kind.plural, scope, kind.type, hex(kind.minors), since, replacement].filter((part) => part !== undefined).join(' ')
  })
  const types = [...union.types].map(([name, type]) => {
    const folder = name.slice(0, name.lastIndexOf('/') + 1)
    const head = `${name} ${hex(type.minors)}${type.atomic ? ' atomic' : ''}`
    return [head, ...[...type.fields].map(([field, facts]) => fieldText(field, facts, folder, type.minors))].join(';')
  })
  const retired = [...retirements].map(([name, { removed, replacement }]) =>
    [name, removed, ...(replacement ? [replacement] : [])].join(' '),
  )
  return [
    header,
    '',
    constant('kinds', 'The kinds: name, plural, scope, type, minor versions, deprecated since, replacement.', kinds),
    constant('types', 'The types with their fields.', types),
    constant('retired', 'The kinds that were removed before: name, removed in, replacement.', retired),
  ].join('\n')
}

function constant(name: string, doc: string, lines: readonly string[]): string {
  const text = lines.join('\n').replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')
  return `/** ${doc} */\nexport const ${name} = \`\n${text}\n\`\n`
}

const hex = (mask: Mask): string => (mask === allMinors ? '*' : mask.toString(16))

/** `name,type` and then the marks, each only where it says something that its absence does not. */
function fieldText(name: string, field: UnionField, folder: string, minors: Mask): string {
  const parts = [name, shorten(field.type, folder)]
  if (field.minors !== minors) parts.push(`@${field.minors.toString(16)}`)
  if (field.required) parts.push(field.required === field.minors ? '!' : `!${field.required.toString(16)}`)
  if (field.list) parts.push(`#${field.list}`)
  if (field.atomic) parts.push('#atomic')
  if (field.mergeKey) parts.push(`+${field.mergeKey}`)
  if (field.strategy) parts.push(`~${field.strategy}`)
  if (field.closed) {
    for (const value of field.values.keys())
      if (/[|@]/.test(value)) throw new Error(`${folder}${name}: the table has no way to write the value ${value}.`)
    const values = [...field.values].map(([value, mask]) => (mask === field.closed ? value : `${value}@${mask.toString(16)}`))
    parts.push(`=${field.closed === field.minors ? '' : field.closed.toString(16)}:${values.join('|')}`)
  }
  for (const part of parts)
    if (/[;,\n]/.test(part)) throw new Error(`${folder}: ${part} holds a character that the table keeps for itself.`)
  return parts.join(',')
}

/** Leaves out the folder of types in the same one, and writes the frequent words as a letter. */
function shorten(type: string, folder: string): string {
  return type
    .split('|')
    .map((part) => {
      const [, marks, name] = /^([[{]*)(.*)$/.exec(part)!
      return marks + (letters[name!] ?? (name!.startsWith(folder) ? name!.slice(folder.length) : name!))
    })
    .join('|')
}

const letters: Readonly<Record<string, string>> = { string: 's', boolean: 'b', int32: 'i', int64: 'l' }
