import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../../src/model/model.js'
import { addPath, type PathTree, pathTree, walkPaths } from '../../../src/model/references/path.js'
import { fieldsOf, tables } from '../../../src/model/references/table.js'
import { manifestOf, references } from './support.js'

const kinds = tables.flatMap(Object.keys).map((kind) => (kind.startsWith('/') ? `v1${kind}` : kind.replace('/', '/v1/')))

/** A value that goes along a path of the tree, and says anything at its end or on the way. */
function along(tree: PathTree<unknown>): fc.Arbitrary<JsonValue> {
  const anything = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>
  const reference = fc.dictionary(
    fc.constantFrom('name', 'kind', 'key', 'items', 'port', 'matchLabels', 'matchExpressions', 'selector', 'annotations', 'constructor'),
    anything,
    { maxKeys: 4 },
  )
  const steps: fc.Arbitrary<JsonValue>[] = [
    ...[...tree.fields].map(([field, next]) => fc.record({ [field]: fc.memo(() => along(next))(1) }) as fc.Arbitrary<JsonObject>),
    ...(tree.items ? [fc.array(along(tree.items), { maxLength: 2 })] : []),
  ]
  return fc.oneof(
    ...steps.map((arbitrary) => ({ arbitrary, weight: 20 })),
    { arbitrary: anything, weight: 1 },
    { arbitrary: reference, weight: tree.ends.length > 0 ? 20 : 1 },
  )
}

const manifest = fc
  .constantFrom(...kinds)
  .chain((kind) =>
    along(fieldsOf(manifestOf(kind, 'x'))).map((rest) =>
      manifestOf(kind, 'x', typeof rest === 'object' && rest !== null && !Array.isArray(rest) ? (rest as JsonObject) : {}),
    ),
  )

it('whatever manifests say, references are plain data about fields that are there', () => {
  fc.assert(
    fc.property(fc.array(manifest, { maxLength: 4 }), (manifests) => {
      const all = references(...manifests)
      expect(JSON.parse(JSON.stringify(all))).toEqual(all)
      for (const { from, field, targets, lacking } of all) {
        const tree = pathTree<string>()
        addPath(tree, field.replaceAll(/\[\d+\]/g, '[]'), field)
        const there: string[] = []
        walkPaths(tree, manifests[from]!, (at) => there.push(at))
        expect(there).toContain(field)
        expect(targets).toEqual([...new Set(targets)].sort((a, b) => a - b))
        for (const each of lacking) expect(targets).toContain(each)
      }
    }),
    { numRuns: 300 },
  )
})
