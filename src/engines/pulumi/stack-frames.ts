import { originalPosition } from '../../findings/position.js'

const readable = Symbol.for('steersman.readable-frames')

type Format = NonNullable<typeof Error.prepareStackTrace> & { [readable]?: true }

/**
 * Makes the stacks of errors end well and name the user's own lines, in a program that Pulumi's Node host runs.
 *
 * The host has every stack formatted by source maps and then coloured. By these maps its own files lie right below
 * `node_modules/@pulumi`, and most releases of Node (20 among them) never stop colouring such a line, but for being
 * out of memory; and they know nothing of the maps of `tsx`. Does nothing in a process whose stacks nobody formats.
 */
export function makeFramesReadable(): void {
  const format: Format | undefined = Error.prepareStackTrace
  if (format === undefined || format[readable]) return
  const formatReadably: Format = (error, sites) => {
    const stack: unknown = format(error, sites)
    return typeof stack === 'string' ? readableFrames(stack) : stack
  }
  formatReadably[readable] = true
  Error.prepareStackTrace = formatReadably
}

/** A file right below `node_modules` or a scope gets a `./` in its path, and the user's lines are those of the source. */
export function readableFrames(stack: string): string {
  return stack
    .replace(/[/\\]node_modules([/\\])(?:@[^/\\\s]+[/\\])?(?=[^/\\]*$)/gm, (path, separator: string) => `${path}.${separator}`)
    .replace(
      /^( +at .*?\(?)((?:file:\/\/)?[^()\s]+):(\d+):(\d+)(?=\)?$)/gm,
      (frame, start: string, file: string, line: string, column: string) =>
        /[/\\]node_modules[/\\]|^node:/.test(file) ? frame : start + place(file, Number(line), Number(column)),
    )
}

function place(file: string, line: number, column: number): string {
  const position = originalPosition({ file, line, column })
  return `${position.file}:${position.line}:${position.column}`
}
