/** How the `app` command of a project is run. */
export type Invocation =
  | { readonly kind: 'file'; readonly file: string; readonly args: readonly string[]; readonly compile: boolean }
  | { readonly kind: 'shell' }

const shell: Invocation = { kind: 'shell' }

/** Flags that change nothing for us, because TypeScript is always compiled without its types being checked. */
const harmless: Readonly<Record<string, readonly string[]>> = {
  node: ['--enable-source-maps', '--no-warnings', '--experimental-strip-types', '--experimental-transform-types', '--no-deprecation'],
  tsx: [],
  'ts-node': ['--esm', '--transpile-only', '-T', '--swc', '--files'],
}

const loaders = /^(?:tsx|tsx\/(?:esm|cjs)|ts-node\/(?:register|register\/transpile-only|esm))$/

/**
 * Reads a shell command: node, tsx or ts-node with a file becomes a file to load into this process;
 * everything that only a shell understands, and every other program, stays a command for the shell.
 */
export function readCommand(command: string): Invocation {
  const words = splitWords(command)
  if (!words) return shell
  const rest = withoutRunner(words)
  const program = rest[0]?.split('/').at(-1)
  if (program === undefined || !(program in harmless)) return shell
  return readArguments(program, rest.slice(1))
}

function readArguments(program: string, words: readonly string[]): Invocation {
  let compile = program !== 'node'
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!
    if (!word.startsWith('-')) {
      return { kind: 'file', file: word, args: words.slice(index + 1), compile: compile || /\.[cm]?tsx?$/.test(word) }
    }
    const [flag, value] = word.split('=', 2)
    if (program === 'node' && /^(?:--import|--loader|--require|-r)$/.test(flag!)) {
      if (!loaders.test(value ?? words[++index] ?? '')) return shell
      compile = true
    } else if (!harmless[program]!.includes(word)) return shell
  }
  return shell
}

/** `npx tsx …` and `pnpm exec tsx …` run what is installed. */
function withoutRunner(words: readonly string[]): readonly string[] {
  const [first, second] = words
  if (first === 'pnpm' && second === 'exec') return words.slice(2)
  if (first !== 'npx') return words
  const start = words.findIndex((word, index) => index > 0 && !/^(?:-y|--yes|--no|--no-install|--)$/.test(word))
  return start < 0 ? [] : words.slice(start)
}

/** The words of a command, or undefined when only a shell can tell them. */
function splitWords(command: string): string[] | undefined {
  const words: string[] = []
  const token = /\s+|'([^']*)'|"([^"\\$`]*)"|([\w@%+=:,./-]+)/gy
  let word: string | undefined
  while (token.lastIndex < command.length) {
    const match = token.exec(command)
    if (!match) return undefined
    const part = match[1] ?? match[2] ?? match[3]
    if (part !== undefined) word = (word ?? '') + part
    else if (word !== undefined) {
      words.push(word)
      word = undefined
    }
  }
  if (word !== undefined) words.push(word)
  // NAME=value before the program is an assignment of the shell.
  return /^\w+=/.test(words[0] ?? '') ? undefined : words
}
