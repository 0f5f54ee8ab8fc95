import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Minor } from '../kubernetes/versions.js'
import type { LayoutName } from '../model/handover.js'

/** How a program is found, and what it is given. */
export interface ProgramOptions {
  readonly app?: string
  readonly outputDir?: string
  readonly config?: string
  readonly values?: readonly string[]
  readonly env?: string
  readonly envValues?: readonly string[]
  readonly set?: readonly string[]
  readonly layout?: LayoutName
  /** Minor versions for which objects are checked; left out, what the program says. */
  readonly kubernetes?: readonly Minor[]
  /** Whether objects are checked. */
  readonly check?: boolean
  readonly plainTextSecret?: readonly string[]
}

/** What every command that runs a program understands. */
export interface RunOptions extends ProgramOptions {
  readonly output: 'text' | 'json'
  readonly color: 'auto' | 'always' | 'never'
  readonly quiet?: boolean
  readonly verbose?: boolean
}

/** Options of a command that runs a program, and in which formats it prints. */
export function addRunOptions(command: Command, formats: readonly string[] = ['text', 'json']): Command {
  return command
    .option('--app <command>', 'command that runs the program (default: app of cdk8s.yaml)', notEmpty)
    .option('-d, --output-dir <folder>', "where files go (default: the App's outdir, else output of cdk8s.yaml, else dist)", notEmpty)
    .option('--plain-text-secret <name>', 'Secret whose values may stand in files, as name or namespace/name; repeatable', collect)
    .option('--values <file>', 'YAML or JSON with the values of what is known only at deployment; repeatable', collect)
    .option('--env <name>', "environment of the program, whose files go into a folder of that name below the App's", notEmpty)
    .option('--env-values <file>', 'YAML or JSON with values for the environment; repeatable', collect)
    .option('--set <key=value>', 'value for the environment, such as --set replicas=5 or --set database.size=20Gi; repeatable', collect)
    .option('--config <file>', 'configuration file (default: cdk8s.yaml)', notEmpty)
    .addOption(new Option('-o, --output <format>', 'format of what is printed').choices(formats).default('text'))
    .addOption(new Option('--color <when>', 'colours in what is printed').choices(['auto', 'always', 'never']).default('auto'))
    .option('--quiet', 'print errors only')
    .option('--verbose', 'show the whole stack of what a program throws')
}

/** An empty text is a variable of the shell that is not set, and never what was meant. */
function notEmpty(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('It is empty.')
  return value
}

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value]
}
