import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { TypeReference } from '../../src/kubernetes/schema/facts.js'
import { hasMinor } from '../../src/kubernetes/schema/minor-set.js'
import { kindNames, kindOf, typeOf } from '../../src/kubernetes/schema/schema.js'

const withGo = spawnSync('go', ['version']).status === 0
// These two groups have their types, and so their examples, elsewhere.
const elsewhere = ['apiextensions.k8s.io/', 'apiregistration.k8s.io/']

type Wire = { readonly apiVersion: string; readonly kind: string }

/** What is wrong with a value against the table, as paths with what was expected. */
function problems(value: unknown, type: TypeReference, path: string): string[] {
  if (value === null) return []
  switch (type.kind) {
    case 'object': {
      if (typeof value !== 'object' || Array.isArray(value)) return [`${path}: not an object`]
      const { fields } = typeOf(type.type)!
      return Object.entries(value).flatMap(([key, inner]) => {
        const field = fields.get(key)
        return field && hasMinor(field.minors, '1.36') ? problems(inner, field.type, `${path}.${key}`) : [`${path}.${key}: unknown`]
      })
    }
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((item, index) => problems(item, type.items, `${path}[${index}]`))
        : [`${path}: not a list`]
    case 'map':
      return typeof value === 'object' && !Array.isArray(value)
        ? Object.entries(value).flatMap(([key, inner]) => problems(inner, type.values, `${path}.${key}`))
        : [`${path}: not a map`]
    case 'any-of': {
      const all = type.options.map((option) => problems(value, option, path))
      return all.some((found) => found.length === 0) ? [] : all.flat()
    }
    case 'json':
      return []
    case 'int32':
    case 'int64':
      return Number.isInteger(value) ? [] : [`${path}: not an integer`]
    case 'number':
      return typeof value === 'number' ? [] : [`${path}: not a number`]
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${path}: not a boolean`]
    case 'int-or-string':
      return typeof value === 'string' || Number.isInteger(value) ? [] : [`${path}: neither integer nor text`]
    case 'quantity':
      return typeof value === 'string' || typeof value === 'number' ? [] : [`${path}: not a quantity`]
    case 'time':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? [] : [`${path}: not a time`]
    case 'bytes':
      return typeof value === 'string' && /^[A-Za-z0-9+/]*=*$/.test(value) ? [] : [`${path}: not base64`]
    case 'string':
      return typeof value === 'string' ? [] : [`${path}: not a text`]
  }
}

describe.skipIf(!withGo)('the examples that Kubernetes keeps for every kind (skipped where Go is not installed)', () => {
  let examples: readonly Wire[]

  beforeAll(() => {
    const output = execFileSync('go', ['mod', 'download', '-json', 'k8s.io/api@v0.36.3'], { encoding: 'utf8', cwd: '/' })
    const folder = join((JSON.parse(output) as { Dir: string }).Dir, 'testdata/HEAD')
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
    examples = names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Wire)
  })

  it('are one for each kind of 1.36', () => {
    const served = kindNames().filter((name) => {
      const slash = name.lastIndexOf('/')
      return (
        hasMinor(kindOf(name.slice(0, slash), name.slice(slash + 1))!.minors, '1.36') && !elsewhere.some((group) => name.startsWith(group))
      )
    })
    expect(examples.map(({ apiVersion, kind }) => `${apiVersion}/${kind}`)).toEqual(expect.arrayContaining(served))
  })

  it('have no field and no type that the table does not know', () => {
    let checked = 0
    const found = examples.flatMap((example) => {
      const facts = kindOf(example.apiVersion, example.kind)
      if (!facts || !hasMinor(facts.minors, '1.36')) return []
      checked++
      return problems(example, { kind: 'object', type: facts.type }, `${example.apiVersion} ${example.kind}`)
    })
    expect(found).toEqual([])
    expect(checked).toBeGreaterThan(85)
  })
})
