import type { LeftOutSecret } from '../app/secrets.js'
import { displayFile, originalPosition } from '../findings/position.js'
import type { RunOptions } from './options.js'
import { colorsFor } from './paint.js'
import { printJson } from './report.js'
import { reportFailures, runApp } from './run-app.js'

/** `steer secrets`: the commands for every Secret that the program uses and that no file holds. Gives the exit code. */
export function secrets(options: RunOptions): Promise<number> {
  return reportFailures(options, async () => {
    const { leftOut } = await runApp(options)
    if (options.output === 'json') printJson({ findings: [], secrets: leftOut.map(secretRecord) })
    else if (leftOut.length > 0) process.stdout.write(`${leftOut.map((secret) => formatSecret(secret, options)).join('\n')}\n`)
    else if (!options.quiet) process.stderr.write('The program needs no Secret besides those in its files.\n')
  })
}

/** A Secret as JSON tells it: with its command, never with a value. */
export function secretRecord({ name, namespace, reason, command, origin }: LeftOutSecret): Record<string, unknown> {
  const position = origin.position && originalPosition(origin.position)
  return { name, ...(namespace !== undefined && { namespace }), reason, command, path: origin.path, ...(position && { position }) }
}

/** A comment of the shell and the command, so that the whole can be kept as a script. */
function formatSecret({ command, reason, origin }: LeftOutSecret, { color, quiet }: RunOptions): string {
  if (quiet) return command
  const position = origin.position && originalPosition(origin.position)
  const place = position ? ` (${displayFile(position.file)}:${position.line})` : ''
  const why = reason === 'external' ? 'made by hand' : 'left out of the files'
  return `${colorsFor(process.stdout, color).quiet(`# ${origin.path}${place}: ${why}`)}\n${command}`
}
