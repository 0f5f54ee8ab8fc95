import { join } from 'node:path'
import ts from 'typescript'
import { root } from './blocks.js'
import { fixtureNames } from './fixtures.js'
import { exportsOf, type Snippet } from './snippets.js'

/** Entry points whose names an example need not import. */
const entryPoints = [
  ['steersman', exportsOf('src/index.ts')],
  ['steersman/pulumi', exportsOf('src/engines/pulumi/index.ts')],
  ['steersman/gke', exportsOf('src/gke/index.ts')],
] as const
const publicNames = new Map(entryPoints.flatMap(([, names]) => [...names]))

/** What stands before an example that leaves it out, on one line: imports of everything exported, and the fixtures. */
function preludeOf({ block, free }: Snippet): string {
  const own = block.file.startsWith('src/') ? exportsOf(block.file) : new Map<string, boolean>()
  const imports = (names: ReadonlyMap<string, boolean>, taken: ReadonlyMap<string, boolean>): string =>
    [...names]
      .filter(([name]) => free.has(name) && !taken.has(name))
      .map(([name, isType]) => (isType ? `type ${name}` : name))
      .join(', ')
  return [
    ...entryPoints
      .map(([from, names]) => [from, imports(names, new Map())])
      .flatMap(([from, list]) => (list ? [`import { ${list} } from '${from}'`] : [])),
    ...(own.size > 0 ? [`import { ${imports(own, publicNames)} } from '${join(root, block.file.replace(/\.ts$/, '.js'))}'`] : []),
    `import type { Fixtures } from '${join(root, 'test/docs/support/fixtures.js')}'`,
    ...fixtureNames.filter((name) => free.has(name)).map((name) => `declare const ${name}: Fixtures['${name}']`),
    'export {}',
  ].join('; ')
}

/** Compiles all examples in one program; for each, what the compiler says, with lines of the page. */
export function compile(snippets: readonly Snippet[]): string[][] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile) as { config: unknown }
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root, { noUnusedLocals: false, noUnusedParameters: false })
  const files = new Map(
    snippets.map((snippet, index) => [
      join(root, `test/docs/example-${index}.ts`),
      `${preludeOf(snippet)}\n${snippet.before}${snippet.block.text}`,
    ]),
  )
  const host = ts.createCompilerHost(options)
  // Comments of 25 MB of declarations say nothing that a compiler checks.
  host.jsDocParsingMode = ts.JSDocParsingMode.ParseForTypeErrors
  const { getSourceFile, fileExists, readFile } = host
  host.fileExists = (file) => files.has(file) || fileExists(file)
  host.readFile = (file) => files.get(file) ?? readFile(file)
  host.getSourceFile = (file, target, ...rest) => {
    const text = files.get(file)
    return text === undefined ? getSourceFile(file, target, ...rest) : ts.createSourceFile(file, text, target)
  }
  const program = ts.createProgram([...files.keys()], options, host)
  return [...files.keys()].map((file, index) => {
    const source = program.getSourceFile(file)!
    const { block, before } = snippets[index]!
    const first = before.split('\n').length
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(({ start, messageText }) => {
      const line = source.getLineAndCharacterOfPosition(start ?? 0).line - first
      const place = line < 0 ? `${block.file}:${block.line} (before it)` : `${block.file}:${block.line + line}`
      return `${place}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
    })
  })
}
