import type { Command, Option } from 'commander'

export type Shell = 'bash' | 'zsh' | 'fish'

interface Words {
  /** Empty for the command itself. */
  readonly command: string
  readonly description: string
  readonly options: readonly Option[]
  /** What may stand behind the command. */
  readonly words: readonly string[]
  /** Whether files and folders may stand behind it. */
  readonly paths: boolean
}

/** A script that teaches a shell the commands, options and choices of a command line, and what else may stand behind a command. */
export function completionScript(program: Command, shell: Shell, more: Readonly<Record<string, readonly string[]>> = {}): string {
  const help = program.createHelp()
  const commands = help.visibleCommands(program).filter((each) => each.name() !== 'help')
  const describe = (command: Command): Words => ({
    command: command === program ? '' : command.name(),
    description: command.description(),
    options: help.visibleOptions(command),
    words:
      command === program
        ? [...commands.map((each) => each.name()), 'help']
        : [...command.registeredArguments.flatMap((each) => each.argChoices ?? []), ...(more[command.name()] ?? [])],
    paths: command.registeredArguments.some((each) => each.name() === 'path'),
  })
  return { bash, zsh, fish }[shell](program.name(), [program, ...commands].map(describe))
}

const namesOf = (option: Option): string[] => [option.short, option.long].filter((name) => name != null)

/** For bash, and for zsh, which reads scripts for bash. */
function bash(name: string, all: readonly Words[]): string {
  const cases = all.map(
    ({ command, options, words, paths }) =>
      `    ${command === '' ? "''" : command}) words='${[...words, ...options.flatMap(namesOf)].join(' ')}'${paths ? '; COMPREPLY=($(compgen -f -- "$current"))' : ''} ;;`,
  )
  const values = unique(all).flatMap(({ option, commands }) => {
    if (!option.required && !option.optional) return []
    const pattern = commands.flatMap((command) => namesOf(option).map((each) => `${command}:${each}`)).join('|')
    if (option.argChoices) return [`    ${pattern}) COMPREPLY=($(compgen -W '${option.argChoices.join(' ')}' -- "$current")); return ;;`]
    const kind = /<folder>/.test(option.flags) ? '-d' : /<file>/.test(option.flags) ? '-f' : undefined
    return [`    ${pattern}) ${kind ? `COMPREPLY=($(compgen ${kind} -- "$current")); ` : ''}return ;;`]
  })
  return `# Completion of ${name} for bash. In ~/.bashrc: source <(${name} completion bash)
_${name}() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command='' words='' index
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    case \${COMP_WORDS[index]} in -*) ;; ${all.flatMap(({ command }) => (command === '' ? [] : [command])).join('|')}) command=\${COMP_WORDS[index]}; break ;; esac
  done
  case $command:$before in
${values.join('\n')}
  esac
  case $command in
${cases.join('\n')}
  esac
  COMPREPLY+=($(compgen -W "$words" -- "$current"))
}
complete -o filenames -F _${name} ${name}
`
}

function zsh(name: string, all: readonly Words[]): string {
  const script = bash(name, all).replace(/^# .*\n/, '')
  return `# Completion of ${name} for zsh. In ~/.zshrc, after compinit: source <(${name} completion zsh)
autoload -U +X bashcompinit && bashcompinit
${script}`
}

function fish(name: string, all: readonly Words[]): string {
  const text = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
  const lines = all.flatMap(({ command, description, options, words }) => {
    const condition = command === '' ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${command}`
    return [
      ...(command === '' ? [] : [`complete -c ${name} -n __fish_use_subcommand -f -a ${command} -d ${text(description)}`]),
      ...(command === '' ? [] : words.map((word) => `complete -c ${name} -n ${text(condition)} -f -a ${word}`)),
      ...options.map((option) => {
        const takes = option.argChoices ? ` -x -a ${text(option.argChoices.join(' '))}` : option.required ? ' -r' : ''
        const short = option.short ? ` -s ${option.short.slice(1)}` : ''
        const long = option.long ? ` -l ${option.long.slice(2)}` : ''
        return `complete -c ${name} -n ${text(condition)}${short}${long}${takes} -d ${text(option.description)}`
      }),
    ]
  })
  return `# Completion of ${name} for fish: ${name} completion fish > ~/.config/fish/completions/${name}.fish\n${lines.join('\n')}\n`
}

/** Options that take the same values in several commands, once; `*` for those of which there is one kind. */
function unique(all: readonly Words[]): { readonly option: Option; readonly commands: readonly string[] }[] {
  const kinds = new Map<string, { readonly option: Option; readonly commands: string[] }>()
  for (const { command, options } of all)
    for (const option of options) {
      const key = JSON.stringify([option.flags, option.argChoices])
      const kind = kinds.get(key)
      if (kind) kind.commands.push(command)
      else kinds.set(key, { option, commands: [command] })
    }
  const list = [...kinds.values()]
  const isOnly = ({ flags }: Option): boolean => list.filter(({ option }) => option.flags === flags).length === 1
  return list.map(({ option, commands }) => ({ option, commands: isOnly(option) ? ['*'] : commands }))
}
