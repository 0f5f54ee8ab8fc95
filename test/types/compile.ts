import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('../../', import.meta.url))
const parsedSettings = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
  { ...ts.sys, readDirectory: () => [] },
  root,
)
/** The settings of the compiler, and the folder that they count from. */
export const settings = { options: parsedSettings.options, root } as const
// The same file is parsed once for all programs of a test file.
const parsed = new Map<string, ts.SourceFile | undefined>()

/** Programs in memory, checked by TypeScript against our sources as a user's strict project would check them. */
export interface Compilation {
  readonly program: ts.Program
  /** What the compiler says of one program, with the line (from 1) and the whole chain of messages. */
  diagnosticsOf(name: string): { readonly line: number; readonly text: string }[]
}

/** Where a program in memory stands, for relative imports and for the module settings. */
export function placeOf(name: string): string {
  return join(root, 'test/types', name)
}

export function compile(programs: Readonly<Record<string, string>>, options: ts.CompilerOptions = {}): Compilation {
  const all: ts.CompilerOptions = { ...settings.options, noUnusedLocals: false, noUnusedParameters: false, ...options }
  const texts = new Map(Object.entries(programs).map(([name, text]) => [placeOf(name), text]))
  const host = ts.createCompilerHost(all)
  host.jsDocParsingMode = ts.JSDocParsingMode.ParseForTypeErrors
  const { getSourceFile, fileExists, readFile } = host
  host.getSourceFile = (file, language, ...rest) => {
    const text = texts.get(file)
    if (text !== undefined)
      return ts.createSourceFile(file, text, { ...(language as ts.CreateSourceFileOptions), impliedNodeFormat: ts.ModuleKind.ESNext })
    if (!parsed.has(file)) parsed.set(file, getSourceFile(file, language, ...rest))
    return parsed.get(file)
  }
  host.fileExists = (file) => texts.has(file) || fileExists(file)
  host.readFile = (file) => texts.get(file) ?? readFile(file)
  host.getCurrentDirectory = () => root
  const program = ts.createProgram([...texts.keys()], all, host)
  return {
    program,
    diagnosticsOf(name) {
      const file = program.getSourceFile(placeOf(name))!
      return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map((each) => ({
        line: file.getLineAndCharacterOfPosition(each.start ?? 0).line + 1,
        text: ts.flattenDiagnosticMessageText(each.messageText, '\n'),
      }))
    },
  }
}
