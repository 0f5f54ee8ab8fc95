/** A path as the API server writes it: `spec.containers[0].name`, and `data[a b]` for a key that is no plain word. */
export function fieldPath(steps: readonly (string | number)[]): string {
  return steps
    .map((step, index) =>
      typeof step === 'string' && /^[A-Za-z][A-Za-z0-9]*$/.test(step) ? `${index > 0 ? '.' : ''}${step}` : `[${step}]`,
    )
    .join('')
}

/** The steps of such a path; a key in brackets may be quoted. */
export function fieldSteps(path: string): (string | number)[] {
  const steps: (string | number)[] = []
  for (const [, word, inside] of path.matchAll(/\.?([^.[\]]+)|\[([^\]]*)\]/g)) {
    if (word !== undefined) steps.push(word)
    else if (/^\d+$/.test(inside!)) steps.push(Number(inside))
    else steps.push(/^".*"$/.test(inside!) ? (JSON.parse(inside!) as string) : inside!)
  }
  return steps
}
