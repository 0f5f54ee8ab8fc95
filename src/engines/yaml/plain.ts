// Most keys, names and paths: none of the rules but that for words can touch them.
const simple = /^[A-DF-Za-df-z_/][A-Za-z0-9_/.-]*$/

// Letters, digits and paths begin a plain scalar; so do dashes that something follows, as in `--port=80`.
const ordinary = /^-{0,2}[A-Za-z0-9_/.$(\\\u00A1-\u{10FFFF}][^\n\t\r]*$/u

// Ends the scalar, begins a comment, or would be trimmed.
const interrupted = /: | #|[: ]$|^\.\.\.|^\.$/

// What a reader of YAML 1.1 or 1.2 may take for null or a boolean, in any case.
const word = /^(?:null|true|false|yes|no|on|off|y|n)$/i

// Only with one of these in front can a text be a number or a time.
const numberStart = /^(?:[-+.0-9]|[eE][-+]?[0-9])/

// Integers, floats, base 2, 8, 16 and 60, infinity: judged without underscores, which readers of Go and of YAML 1.1 ignore.
const number =
  /^[-+]*(?:[0-9,]*(?:\.[0-9]*)?(?:[eE][-+]?[0-9]*)?|0[xXoObB][-+]?[0-9a-fA-F]*|[0-9]+(?::[0-9]+)+(?:\.[0-9]*)?|\.(?:inf|nan))$/i
const time = /^[0-9]{4}-[0-9]{1,2}-[0-9]/

/** Whether a text is so simple that it may stand without quotes; most are, and one look is all they cost. */
export function isSimple(text: string): boolean {
  return simple.test(text) && !isWord(text)
}

/**
 * Whether a text may stand without quotes: every reader, of YAML 1.1 and 1.2, gives back the same string.
 * Characters that cannot be seen or read are not looked for here.
 */
export function isPlain(text: string): boolean {
  if (!ordinary.test(text) || interrupted.test(text)) return false
  if (numberStart.test(text)) return !number.test(text.replaceAll('_', '')) && !time.test(text)
  return !isWord(text)
}

function isWord(text: string): boolean {
  return text.length <= 5 && word.test(text)
}
