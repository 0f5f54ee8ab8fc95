import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('../..', import.meta.url))
const list = 'src/stacks/stacks.ts'
const expected = 'test/expected'
/** These belong to the one stack that writes them. */
const controlPlane = { folder: `${expected}/control-plane`, stack: 'Platform' }

/** How long a stack is in TypeScript, and as the YAML that was written by hand before. */
export interface StackLines {
  readonly name: string
  readonly typescript: number
  /** Of every form in which the repository renders it. */
  readonly yaml: readonly { readonly file: string; readonly lines: number }[]
}

/** Every stack of `src/stacks/stacks.ts`: its files with what they import of `src/stacks`, and the lines that say its props. */
export function readStackLines(): StackLines[] {
  const source = parse(list)
  const calls = new Map<string, { ids: string[]; lines: number }>()
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node) && ts.isNewExpression(node.expression) && ts.isIdentifier(node.expression.expression)) {
      const id = node.expression.arguments?.[1]
      const call = calls.get(node.expression.expression.text) ?? { ids: [], lines: 0 }
      if (id && ts.isStringLiteral(id)) call.ids.push(id.text)
      calls.set(node.expression.expression.text, { ...call, lines: call.lines + typescriptLines(node.getText(source)) })
    } else ts.forEachChild(node, visit)
  }
  visit(source)
  const files = readdirSync(join(root, expected)).filter((file) => file.endsWith('.yaml'))
  const allIds = [...calls.values()].flatMap(({ ids }) => ids)
  // `multi-container-gke.yaml` is of the id of that name, and `platform-cluster.yaml` of `platform`, because no id is longer.
  const idOf = (file: string): string | undefined =>
    allIds.filter((id) => file === `${id}.yaml` || file.startsWith(`${id}-`)).toSorted((a, b) => b.length - a.length)[0]
  return [...calls].map(([stack, { ids, lines }]) => {
    const own = files.filter((file) => ids.includes(idOf(file) ?? '')).map((file) => `${expected}/${file}`)
    const more =
      stack === controlPlane.stack ? readdirSync(join(root, controlPlane.folder)).map((file) => `${controlPlane.folder}/${file}`) : []
    return {
      name: ids[0]!,
      typescript: lines + sourcesOf(importedFrom(source, stack)!).reduce((sum, file) => sum + typescriptLines(read(file)), 0),
      yaml: [...own, ...more].map((file) => ({ file, lines: yamlLines(read(file)) })),
    }
  })
}

function sourcesOf(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return []
  seen.add(file)
  const imports = parse(file).statements.filter(ts.isImportDeclaration)
  const paths = imports.map(({ moduleSpecifier }) => (moduleSpecifier as ts.StringLiteral).text)
  return [file, ...paths.filter((path) => path.startsWith('.')).flatMap((path) => sourcesOf(resolveFrom(file, path), seen))]
}

function importedFrom(source: ts.SourceFile, name: string): string | undefined {
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement)) continue
    const bindings = statement.importClause?.namedBindings
    if (bindings && ts.isNamedImports(bindings) && bindings.elements.some((each) => each.name.text === name))
      return resolveFrom(list, (statement.moduleSpecifier as ts.StringLiteral).text)
  }
  return undefined
}

const resolveFrom = (file: string, path: string): string => join(dirname(file), path).replace(/\.js$/, '.ts')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const parse = (file: string): ts.SourceFile => ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2022, true)

/** Lines on which something stands that is no comment. */
function typescriptLines(text: string): number {
  const source = ts.createSourceFile('lines.ts', text, ts.ScriptTarget.ES2022, true)
  const lines = new Set<number>()
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return
    const children = node.getChildren(source)
    for (const child of children) visit(child)
    if (children.length > 0 || node.getWidth(source) === 0) return
    const [first, last] = [node.getStart(source), node.getEnd()].map((place) => source.getLineAndCharacterOfPosition(place).line)
    for (let line = first!; line <= last!; line++) lines.add(line)
  }
  visit(source)
  return lines.size
}

function yamlLines(text: string): number {
  return text.split('\n').filter((line) => line.trim() !== '' && line.trim() !== '---' && !line.trim().startsWith('#')).length
}
