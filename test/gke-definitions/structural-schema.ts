import { type PublishedKind, type Refusal, refusals } from './published.js'

/** What our definitions use of a structural schema. */
export interface StructuralSchema {
  readonly type: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean'
  readonly properties?: Readonly<Record<string, StructuralSchema>>
  readonly required?: readonly string[]
  readonly items?: StructuralSchema
  readonly maxItems?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: string
}

type Path = readonly (string | number)[]

/** Values of every type, short and long, small and large: between them they break every keyword; only a limit above 1000 items would stay unseen. */
const probes: readonly unknown[] = [true, '', 'x'.repeat(10_000), ' %', -1e300, 0.5, 1e300, [], Array(1000).fill(null), {}]

/** In which parameter of its refusals a keyword's value is. */
const valueIn: Readonly<Record<string, string>> = {
  type: 'type',
  format: 'format',
  pattern: 'pattern',
  maxLength: 'limit',
  maxItems: 'limit',
}

/** These belong to the API server, not to a definition. */
const ofTheServer: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata'])

/**
 * The structural schema of a kind, asked out of its published validator: each refusal names the keyword that was broken and its value,
 * and the fields that exist are those that the validator looks at. A keyword that is not known here is an error, not a gap.
 *
 * The package lets every optional field be null, which the definitions in a cluster do not say, so it is not taken over.
 */
export function structuralSchemaOf(kind: PublishedKind): StructuralSchema {
  return schemaAt(kind, [])
}

function schemaAt(kind: PublishedKind, path: Path): StructuralSchema {
  const pointer = path.map((step) => `/${step}`).join('')
  const { seen, found } = ask(kind, path)
  const isOwn = (field: unknown): boolean => path.length > 0 || !ofTheServer.has(String(field))
  const required = new Set(found.filter(({ keyword }) => keyword === 'required').map(({ params }) => params.missingProperty))
  const keywords = found.filter(({ keyword }) => keyword !== 'required').map((refusal) => keywordOf(refusal))
  const schema = Object.fromEntries(keywords) as unknown as StructuralSchema
  if (typeof schema.type !== 'string') throw new Error(`${kind.kind}${pointer} has no single type`)
  const properties = [...seen].filter(isOwn).map((field) => [field, schemaAt(kind, [...path, field])] as const)
  return {
    ...schema,
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
    ...([...required].some(isOwn) && { required: [...required].filter(isOwn) as string[] }),
    ...(schema.type === 'array' && { items: schemaAt(kind, [...path, 0]) }),
  }
}

/** What the validator refuses at a path, and the fields that it looks for there. */
function ask(kind: PublishedKind, path: Path): { readonly seen: ReadonlySet<string>; readonly found: readonly Refusal[] } {
  const seen = new Set<string>()
  const listener = new Proxy({}, { get: (_, field) => void seen.add(String(field)) })
  const pointer = path.map((step) => `/${step}`).join('')
  const found = [...probes, listener].flatMap((probe) => refusals(kind, valueAt(path, probe)))
  return { seen, found: found.filter(({ instancePath }) => instancePath === pointer) }
}

function keywordOf({ instancePath, keyword, params }: Refusal): readonly [keyword: string, value: unknown] {
  const parameter = valueIn[keyword]
  if (!parameter) throw new Error(`${instancePath} has the keyword ${keyword}, which is not read`)
  return [keyword, params[parameter]]
}

function valueAt(path: Path, value: unknown): unknown {
  return path.reduceRight((inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), value)
}
