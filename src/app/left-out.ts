import type { LeftOutSecret } from './secrets.js'

/** What a run says of Secrets that stand in no file: the command for each, and how to allow it. */
export function formatLeftOut(secrets: readonly LeftOutSecret[]): string {
  const external = secrets.filter(({ reason }) => reason === 'external')
  const literal = secrets.filter(({ reason }) => reason === 'literal values')
  return [
    ...(external.length > 0
      ? ['Secrets that are made by hand (put each value into the variable first):', ...external.map(({ command }) => `  ${command}`)]
      : []),
    ...(literal.length > 0
      ? [
          'Secrets left out of the files, because their values stand in the program:',
          ...literal.map(({ command }) => `  ${command}`),
          `To put one into its file all the same: --plain-text-secret ${nameOf(literal[0]!)}, or plainTextSecrets of the App.`,
        ]
      : []),
  ].join('\n')
}

function nameOf({ name, namespace }: LeftOutSecret): string {
  return namespace === undefined ? name : `${namespace}/${name}`
}
