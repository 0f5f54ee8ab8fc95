import { constructClasses } from '../../test/support/construct-classes.js'
import { type Compared, compare } from './compare.js'
import { type Fields, fieldsOf, fieldsOfType } from './fields.js'
import { type PropNames, propNames } from './prop-names.js'
import { readWritten } from './written.js'

/** A kind, or the pods of all kinds. */
export interface Row {
  /** `apiVersion/kind`, or `Pod`. */
  readonly kind: string
  readonly constructs: readonly string[]
  /** Undefined where nobody publishes the fields of the kind. */
  readonly fields: Compared | undefined
  /** What a program writes of it. */
  readonly written: Fields
  readonly props: PropNames
}

export interface Table {
  readonly kinds: readonly Row[]
  readonly pods: Row
  /** The fields of `metadata` that constructs write, with the kinds. */
  readonly metadata: ReadonlyMap<string, readonly string[]>
}

/** What every kind has, and how it is reached. */
export function readTable(): Table {
  const byClass = propNames(constructClasses())
  const propsOf = (classes: readonly string[]): PropNames => {
    const all = classes.map((name) => byClass.get(name)!)
    return { names: new Set(all.flatMap(({ names }) => [...names])), open: new Set(all.flatMap(({ open }) => [...open])) }
  }
  const pods: Fields[] = []
  const metadata = new Map<string, string[]>()
  const withPods = new Set<string>()
  const kinds = [...readWritten()].map(([kind, written]): Row => {
    const constructs = [...written.constructs].sort()
    const props = propsOf(constructs)
    const all = fieldsOf(kind)
    pods.push(written.pods)
    for (const name of Object.keys(written.fields.metadata ?? {})) metadata.set(name, [...(metadata.get(name) ?? []), kind])
    if (Object.keys(written.pods).length > 0) for (const each of constructs) withPods.add(each)
    return { kind, constructs, props, written: written.fields, fields: all && compare(all, written.fields, props.open) }
  })
  const constructs = [...withPods].sort()
  const props = propsOf(constructs)
  const written = merge(pods)
  return {
    kinds: kinds.toSorted((a, b) => (nameOf(a.kind) < nameOf(b.kind) ? -1 : 1)),
    pods: { kind: 'Pod', constructs, props, written, fields: compare(fieldsOfType('core/v1/PodSpec'), written, props.open) },
    metadata,
  }
}

/** The name of a kind before its version. */
export function nameOf(kind: string): string {
  const [name = '', ...version] = kind.split('/').reverse()
  return `${name} ${version.reverse().join('/')}`
}

function merge(all: readonly Fields[]): Fields {
  const names = new Set(all.flatMap((fields) => Object.keys(fields)))
  return Object.fromEntries(
    [...names].map((name) => [name, merge(all.flatMap((fields) => (Object.hasOwn(fields, name) ? [fields[name]!] : [])))] as const),
  )
}
