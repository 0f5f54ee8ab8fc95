import { describe, expect, it } from 'vitest'
import { type Declared, declaredSchemaOf } from './declared.js'
import { type Change, fullObject, mutantsOf, staysValid } from './mutants.js'
import { publishedKinds, refusals } from './published.js'
import { type StructuralSchema, structuralSchemaOf } from './structural-schema.js'

/** A published validator takes fields that it does not know. */
const isTaken = (change: Change): boolean => staysValid[change] || change === 'an unknown field'

describe.each(publishedKinds.map((kind) => [kind.kind, kind] as const))('the definition read for %s', (_, kind) => {
  const schema = structuralSchemaOf(kind)
  const full = fullObject(kind, schema)

  it('has the fields, types and required fields of the published declaration, and no others', () => {
    expect(asDeclared(schema)).toEqual(declaredSchemaOf(kind))
  })

  it('describes what the published validator takes, and everything that it refuses', () => {
    expect(refusals(kind, full)).toEqual([])
    const surprising = mutantsOf(full, schema).filter(({ change, object }) => (refusals(kind, object).length === 0) !== isTaken(change))
    expect(surprising).toEqual([])
  })
})

/** What a declaration can say of the schema; fields in the order of the alphabet make no difference. */
function asDeclared({ type, properties, required, items }: StructuralSchema): Declared {
  return {
    type: type === 'integer' ? 'number' : type,
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, asDeclared(each)])) }),
    ...(required && { required }),
    ...(items && { items: asDeclared(items) }),
  }
}
