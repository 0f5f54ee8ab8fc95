import { Chart } from 'cdk8s'
import type { IConstruct } from 'constructs'

/**
 * The name of an object: the ids below its chart, joined by `-`, without `Default`.
 * Never a hash; so two objects of one kind whose ids join to the same text are reported as one identity.
 */
export function objectName(construct: IConstruct): string {
  const ids = idsBelowChart(construct)
  const told = ids.filter((id) => id !== 'Default')
  return (told.length > 0 ? told : ids).join('-')
}

/** The same for an object made by other libraries, whose convention is a child called `Resource`. */
export function foreignName(construct: IConstruct): string {
  const ids = idsBelowChart(construct)
  const told = ids.filter((id) => id !== 'Default' && id !== 'Resource')
  return (told.length > 0 ? told : ids)
    .join('-')
    .toLowerCase()
    .replaceAll(/[^-a-z0-9.]/g, '-')
}

function idsBelowChart(construct: IConstruct): string[] {
  const ids: string[] = []
  for (let at: IConstruct | undefined = construct; at && !Chart.isChart(at); at = at.node.scope) ids.unshift(at.node.id)
  return ids
}
