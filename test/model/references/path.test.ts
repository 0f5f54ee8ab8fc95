import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../src/model/model.js'
import { addPath, pathTree, walkPaths } from '../../../src/model/references/path.js'

function walk(paths: readonly string[], value: JsonValue): string[] {
  const tree = pathTree<string>()
  for (const path of paths) addPath(tree, path, path)
  const found: string[] = []
  walkPaths(tree, value, (field, at, path) => found.push(`${path} ${field} ${JSON.stringify(at)}`))
  return found
}

describe('paths', () => {
  it('go into fields, items, values of maps, and fields that are no plain word', () => {
    const value = { spec: { list: [{ a: 1 }, { a: 2 }], map: { one: { a: 3 }, 'x/y': { a: 4 } } }, notes: { 'example.com/of': 'x' } }
    expect(walk(['spec.list[].a', 'spec.map{}.a', 'notes["example.com/of"]', 'spec.list[]'], value)).toEqual([
      'spec.list[] spec.list[0] {"a":1}',
      'spec.list[].a spec.list[0].a 1',
      'spec.list[] spec.list[1] {"a":2}',
      'spec.list[].a spec.list[1].a 2',
      'spec.map{}.a spec.map.one.a 3',
      'spec.map{}.a spec.map["x/y"].a 4',
      'notes["example.com/of"] notes["example.com/of"] "x"',
    ])
  })

  it('lead nowhere where the value is shaped otherwise', () => {
    const values: readonly JsonValue[] = [
      null,
      'x',
      3,
      [],
      {},
      { spec: null },
      { spec: [] },
      { spec: { list: { a: 1 } } },
      { spec: { list: [null, 'a', []] } },
    ]
    for (const value of values) expect(walk(['spec.list[].a'], value)).toEqual([])
  })

  it('that cannot be read are refused', () => {
    for (const path of ['spec..a', 'spec.[]x y', 'a["b', 'a.b-c']) expect(() => addPath(pathTree(), path, 0), path).toThrow('is no path')
  })
})
