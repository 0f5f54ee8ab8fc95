import ts from 'typescript'
import { type Block, blocksOf, exampleBlocksOf, pages, read, sources } from './blocks.js'

/** A `ts` block with what it needs to run, and what is promised of it. */
export interface Snippet {
  readonly block: Block
  /** The blocks before it that it continues, as one text. */
  readonly before: string
  /** The block that follows it, when that shows its output. */
  readonly output: Block | undefined
  /** Blocks behind it that show a file whole, whose path is a word of theirs. */
  readonly shown: readonly Block[]
  /** Names that it uses and does not declare or import. */
  readonly free: ReadonlySet<string>
}

const outputs = ['yaml', 'console', 'text']

/** All examples of the pages and of the doc comments. */
export function allSnippets(): Snippet[] {
  return [...pages.flatMap((page) => snippetsOf(blocksOf(page))), ...sources.flatMap((file) => snippetsOf(exampleBlocksOf(file)))]
}

function snippetsOf(blocks: readonly Block[]): Snippet[] {
  const snippets: Snippet[] = []
  let before = ''
  for (const [index, block] of blocks.entries()) {
    if (block.language !== 'ts') continue
    if (!block.words.includes('continued')) before = ''
    const end = blocks.findIndex((each, at) => at > index && !outputs.includes(each.language))
    const following = blocks.slice(index + 1, end < 0 ? undefined : end).filter(({ words }) => !words.includes('unproven'))
    const [next] = following
    const output = next && !isFile(next) && next === blocks[index + 1] ? next : undefined
    snippets.push({ block, before, output, shown: following.filter(isFile), free: freeNames(before + block.text) })
    before += block.text
  }
  return snippets
}

/** Whether a block shows a file: ```yaml shop/kustomization.yaml```. */
export function isFile({ words }: Block): boolean {
  return words.some((word) => word.includes('.'))
}

/** Identifiers that the text uses and does not declare. */
function freeNames(text: string): Set<string> {
  const used = new Set<string>()
  const declared = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isPropertyName(node)) used.add(node.text)
    const { name } = node as { name?: ts.Node }
    const declares =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isImportSpecifier(node) ||
      ts.isImportClause(node) ||
      ts.isNamespaceImport(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isClassDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node)
    if (declares && name && ts.isIdentifier(name)) declared.add(name.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('example.ts', text, ts.ScriptTarget.ES2022, true))
  return new Set([...used].filter((name) => !declared.has(name)))
}

function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent) || ts.isQualifiedName(parent))
    return (ts.isQualifiedName(parent) ? parent.right : parent.name) === node
  return (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node
}

/** The names that a source file exports; true for those that are only types. */
export function exportsOf(file: string): Map<string, boolean> {
  const names = new Map<string, boolean>()
  for (const statement of ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2022).statements) {
    if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)) {
      for (const { name, isTypeOnly } of statement.exportClause.elements) names.set(name.text, isTypeOnly || statement.isTypeOnly)
    } else if (ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) {
      const { name } = statement as { name?: ts.Node }
      if (name && ts.isIdentifier(name)) names.set(name.text, ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
    }
  }
  return names
}
