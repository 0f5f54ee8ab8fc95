/** A text as YAML reads it, and where an offset in it is in the text that was given. */
export interface Separated {
  readonly text: string
  original(offset: number): number
}

const separator = '\n---\n'

/** Puts `---` between JSON documents that follow one another with nothing between, as kubectl reads them; any other text is given back as it is. */
export function separated(text: string): Separated {
  const ends = /^\s*\{/.test(text) ? endsOfDocuments(text) : []
  if (ends.length < 2) return { text, original: (offset) => offset }
  const between = ends.slice(0, -1)
  const parts = [0, ...between].map((start, index) => text.slice(start, between[index]))
  return {
    text: parts.join(separator),
    original(offset) {
      // Each separator stands in front of the part that it begins.
      const before = between.filter((end, index) => end + (index + 1) * separator.length <= offset).length
      return offset - before * separator.length
    },
  }
}

/** Behind which offsets an object at the top ends; none where something else follows one. */
function endsOfDocuments(text: string): readonly number[] {
  const ends: number[] = []
  let depth = 0
  let quoted = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!
    if (quoted) {
      if (character === '\\') index++
      else if (character === '"') quoted = false
    } else if (character === '"') quoted = true
    else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') {
      depth--
      if (depth > 0) continue
      ends.push(index + 1)
      if (!/^\s*(\{|$)/.test(text.slice(index + 1, index + 200))) return []
    }
  }
  return depth === 0 ? ends : []
}
