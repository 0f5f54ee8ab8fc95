const step = /\.?([\w$-]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/y

/** The steps of a path such as `status.loadBalancer.ingress[0].ip` or `metadata.annotations["a/b"]`; undefined when it is none. */
export function parsePath(path: string): readonly (string | number)[] | undefined {
  const steps: (string | number)[] = []
  step.lastIndex = 0
  while (step.lastIndex < path.length) {
    const match = step.exec(path)
    if (!match) return undefined
    const [, field, index, quoted] = match
    steps.push(field ?? (index === undefined ? (JSON.parse(`"${quoted}"`) as string) : Number(index)))
  }
  return steps.length > 0 ? steps : undefined
}
