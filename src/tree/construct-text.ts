/** What a construct of ours reads as in a text; nobody means it, so that it can be told where it ends up. */
export function constructText(kind: string, path: string): string {
  return `[object ${kind} ${path}]`
}

/** The construct that a text holds by mistake, and what may be meant instead. */
export function constructIn(text: string): { readonly text: string; readonly help: string } | undefined {
  const found = /\[object ([A-Z]\w*) [^\]]+\]/.exec(text)
  if (!found) return undefined
  const variable = found[1]!.charAt(0).toLowerCase() + found[1]!.slice(1)
  const meant = found[1] === 'Service' ? ['service.host', "service.port('…')"] : [`${variable}.name`]
  return { text: found[0], help: `write ${meant.map((each) => `\${${each}}`).join(' and ')} in the text` }
}
