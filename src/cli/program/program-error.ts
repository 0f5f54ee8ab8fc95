import { inspect } from 'node:util'
import type { Message } from 'esbuild'
import { SteersmanError } from '../../findings/error.js'
import type { Finding, Position } from '../../findings/finding.js'
import type { Bundle } from './bundle.js'
import { failure, withCause } from './failure.js'
import { includeFailure } from './include-failure.js'
import { missingExport } from './missing-export.js'
import { userFrame } from './stack.js'

/** What to tell of anything that a program threw, or that kept it from being compiled. */
export async function programError(thrown: unknown, bundle?: Bundle): Promise<SteersmanError> {
  if (SteersmanError.is(thrown)) return thrown
  const messages = compileMessages(thrown)
  if (messages) return withCause(new SteersmanError(messages.map(compileFinding)), thrown)
  if (thrown instanceof SyntaxError) {
    const finding = await missingExport(thrown, bundle)
    if (finding) return withCause(new SteersmanError([finding]), thrown)
  }
  const position = thrown instanceof Error ? userFrame(thrown.stack ?? '') : undefined
  return failure('program/error', describe(thrown), remedy(thrown), position && { position }, thrown)
}

/** What helps against errors of libraries that users meet often. */
function remedy(thrown: unknown): string {
  const failed = includeFailure(thrown)
  if (failed) return failed.help
  const taken = thrown instanceof Error && /^There is already a Construct with name '(.+?)'/.exec(thrown.message)?.[1]
  return taken
    ? `give it another id, and name: '${taken}' if the object must be called so`
    : 'mend the program; --verbose shows how it came there'
}

/** Errors of esbuild, also those of another copy of it. */
function compileMessages(thrown: unknown): readonly Message[] | undefined {
  const { errors } = (thrown ?? {}) as { errors?: unknown }
  if (!(thrown instanceof Error) || !Array.isArray(errors) || errors.length === 0) return undefined
  return errors.every((each) => typeof (each as Message | undefined)?.text === 'string') ? (errors as Message[]) : undefined
}

function compileFinding({ text, location }: Message): Finding {
  const unresolved = /^Could not resolve "(.+)"$/.exec(text)?.[1]
  return {
    code: unresolved === undefined ? 'program/compile' : 'program/import',
    severity: 'error',
    message: unresolved === undefined ? firstToLower(text) : `cannot find ${unresolved}`,
    help: unresolved === undefined ? 'mend this line' : howToFind(unresolved),
    ...(location && { position: positionOf(location) }),
  }
}

function positionOf({ file, line, column, lineText }: NonNullable<Message['location']>): Position {
  // esbuild counts bytes.
  return { file, line, column: Buffer.from(lineText).subarray(0, column).toString().length + 1 }
}

function howToFind(specifier: string): string {
  if (/^[./]/.test(specifier)) return 'check the path'
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
  return `npm install ${name}, or check the spelling`
}

function describe(thrown: unknown): string {
  if (!(thrown instanceof Error))
    return `the program threw ${typeof thrown === 'string' ? thrown : inspect(thrown, { depth: 1, breakLength: Number.POSITIVE_INFINITY })}`
  const failed = includeFailure(thrown)
  if (failed) return failed.message
  // Names that a compiled import has, which nobody wrote.
  const message = thrown.message.replaceAll(/\(0 ,\s*\w+\.(\w+)\)/g, '$1').replaceAll(/\bimport_\w+\.(\w+)/g, '$1')
  const cause = thrown.cause instanceof Error ? `; because of ${describe(thrown.cause)}` : ''
  return `${thrown.name}: ${message}${cause}`
}

function firstToLower(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text
}
