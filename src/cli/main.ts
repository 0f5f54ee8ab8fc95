#!/usr/bin/env node
import { createRequire } from 'node:module'
import { inspect } from 'node:util'
import { Argument, Command, CommanderError, Option } from 'commander'
import { readMinors } from './check/minors.js'
import { type CheckOptions, checkFormats } from './check/options.js'
import type { Shell } from './completion.js'
import type { ExplainOptions } from './explain/explain.js'
import type { InitOptions } from './init/init.js'
import { layoutNames } from './layout.js'
import { addRunOptions, type RunOptions } from './options.js'
import type { SynthOptions } from './synth.js'

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string }

const kubernetesHelp = "minor version, or range such as 1.31-1.36 (default: that of the program's cluster, else the newest known)"

/** The command line; each command is loaded when it is called, so that help comes at once. */
function commandLine(end: (code: number) => void): Command {
  const steer = new Command('steer')
    .description('Kubernetes applications as typed TypeScript')
    .version(version, '-V, --version', 'print the version')
    .helpCommand('help [command]', 'explain a command')
    .showHelpAfterError('(steer --help tells what there is)')
    .exitOverride()
  addRunOptions(steer.command('synth'))
    .description('write the manifests of a program as YAML files')
    .option('--stdout', 'print one YAML stream instead of writing files')
    .addOption(
      new Option(
        '--layout <name>',
        "files as the App says, or a folder for each chart: with kustomization.yaml, and with the objects of Argo CD or Flux (default: the App's layout)",
      ).choices(layoutNames),
    )
    .option('--kubernetes <version>', kubernetesHelp, readMinors)
    .option('--no-check', 'write also what the API server would refuse, or what would not work')
    .addHelpText(
      'after',
      `
Examples:
  steer synth                                the program of cdk8s.yaml, into its output folder
  steer synth --app "npx tsx main.ts" -d out
  steer synth --layout kustomize && kubectl apply -k dist/shop
  steer synth --stdout | kubectl apply -f -`,
    )
    .action(async (options: SynthOptions, command: Command) => {
      if (options.stdout && options.output === 'json') command.error('error: --stdout prints YAML, so it cannot go with --output json')
      if (options.stdout && options.outputDir !== undefined)
        command.error('error: --stdout writes no files, so it cannot go with --output-dir')
      if (options.stdout && options.layout !== undefined) command.error('error: --stdout writes no files, so it cannot go with --layout')
      end(await (await import('./synth.js')).synth(options))
    })
  addRunOptions(steer.command('check'), checkFormats)
    .description('say what the API server would refuse and what would not work, without a cluster')
    .argument('[path...]', 'YAML or JSON files or folders, or - for standard input (default: the program of cdk8s.yaml)')
    .option('--kubernetes <version>', kubernetesHelp, readMinors)
    .addOption(new Option('--fail-on <severity>', 'what makes the exit code 1').choices(['error', 'warning']).default('error'))
    .addHelpText(
      'after',
      '\nExamples:\n  steer check\n  steer check manifests/ --kubernetes 1.31-1.36\n  helm template . | steer check -\n  steer check --output sarif > steer.sarif',
    )
    .action(async (paths: string[], options: CheckOptions) => end(await (await import('./check/check.js')).check(paths, options, version)))
  steer
    .command('explain')
    .description('say what a rule looks for and why, how to mend it, with an example; or list the rules')
    .argument('[rule]', 'rule, or another code of a message, such as props/invalid (default: all rules)')
    .addOption(new Option('-o, --output <format>', 'format of what is printed').choices(['text', 'json']).default('text'))
    .addOption(new Option('--color <when>', 'colours in what is printed').choices(['auto', 'always', 'never']).default('auto'))
    .addHelpText('after', '\nExamples:\n  steer explain\n  steer explain api/field-type')
    .action(async (rule: string | undefined, options: ExplainOptions) => end((await import('./explain/explain.js')).explain(rule, options)))
  addRunOptions(steer.command('secrets'))
    .description('print the kubectl commands for Secrets that no file holds')
    .addHelpText('after', '\nExample:\n  steer secrets > make-secrets.sh')
    .action(async (options: RunOptions) => end(await (await import('./secrets.js')).secrets(options)))
  steer
    .command('init')
    .description('make a new project that works at once; files that are there are kept')
    .argument('[folder]', 'where; it may exist', '.')
    .addOption(
      new Option('--template <name>', 'an application for any cluster, or one with a GKE cluster, by Pulumi')
        .choices(['plain', 'gke'])
        .default('plain'),
    )
    .action(async (folder: string, options: InitOptions) => end((await import('./init/command.js')).init(folder, options, version)))
  steer
    .command('completion')
    .description('print a script that teaches a shell to complete commands and options')
    .addArgument(new Argument('<shell>', 'which shell').choices(['bash', 'zsh', 'fish']))
    .addHelpText('after', '\nExample:\n  source <(steer completion bash)')
    .action(async (shell: Shell) => {
      const explain = (await import('./explain/explain.js')).explainedCodes()
      process.stdout.write((await import('./completion.js')).completionScript(steer, shell, { explain }))
    })
  return steer
}

const exit = process.exit
// A reader that has seen enough, such as `head`, is no failure; a full disk is.
let lost: NodeJS.ErrnoException | undefined
for (const stream of [process.stdout, process.stderr]) stream.on('error', (error) => (lost ??= error))
try {
  let result = 0
  await commandLine((code) => {
    result = code
  }).parseAsync()
  finish(result)
} catch (error) {
  if (error instanceof CommanderError) finish(error.exitCode === 0 ? 0 : 2)
  else {
    process.stderr.write(`This is a mistake of Steersman, not of the program; please report it.\n${inspect(error)}\n`)
    finish(1)
  }
}

/** Ends when everything is printed, also when the program left something open. */
function finish(code: number): void {
  process.exitCode = code
  // A stream tells its error only after it has called back.
  process.stdout.write('', () => process.stderr.write('', () => setImmediate(end, code)))
}

function end(code: number): void {
  if (!lost || lost.code === 'EPIPE') exit(code)
  process.stderr.write(`error what is printed cannot be written: ${lost!.message}\n`, () => exit(1))
}
