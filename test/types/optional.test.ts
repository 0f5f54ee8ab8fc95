import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, it } from 'vitest'

const source = fileURLToPath(new URL('../../src/', import.meta.url))
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /^(app.(app|chart|environment)|constructs|kubernetes.wire)\b.*\.ts$/.test(name),
)

/** Optional props that do not take `undefined`, with their line; those that take nothing at all are no props. */
function withoutUndefined(file: string): string[] {
  const tree = ts.createSourceFile(file, readFileSync(join(source, file), 'utf8'), ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    // What a value is taken for inside of our code is no type of a prop.
    if (ts.isAsExpression(node) || ts.isBlock(node)) return
    if (ts.isFunctionDeclaration(node) && !node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return
    if (ts.isPropertySignature(node) && node.questionToken && node.type) {
      const members = ts.isUnionTypeNode(node.type) ? node.type.types : [node.type]
      const texts = members.map((each) => each.getText())
      const takesNothing = texts.every((text) => text === 'never' || /^(Refused|LoadBalancerOnly)\b/.test(text))
      if (!takesNothing && !texts.includes('undefined') && !texts.includes('unknown'))
        found.push(`${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.name.getText()}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

it('every optional prop takes undefined, as the run does, for projects with exactOptionalPropertyTypes', () => {
  expect(files.length).toBeGreaterThan(50)
  expect(files.flatMap(withoutUndefined)).toEqual([])
})
