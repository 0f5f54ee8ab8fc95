import { Chart } from 'cdk8s'
import { Construct, type IConstruct } from 'constructs'
import { SteersmanError } from '../../findings/error.js'
import { userPosition } from '../../tree/origin.js'
import { show } from '../../tree/value.js'

/**
 * The id of what is about to be made in a scope, after a look at both.
 * Without them there is no place in the tree where a mistake could be reported, so the call itself fails.
 */
export function childId(scope: Construct, id: string): string {
  if (!Construct.isConstruct(scope) || !chartOf(scope))
    fail(`must be made in a Chart, and its scope is ${show(scope)}`, "give a Chart as the first argument: new Chart(app, '…')")
  if (typeof id !== 'string' || id === '')
    fail(
      id === '' ? 'the id must not be empty' : `the id must be a text, and is ${show(id)}`,
      typeof id === 'number' ? `write '${id}'` : "give a text as the second argument, such as 'server'",
      scope.node.path,
    )
  return id
}

function chartOf(scope: IConstruct): boolean {
  for (let at: IConstruct | undefined = scope; at; at = at.node.scope) if (Chart.isChart(at)) return true
  return false
}

function fail(message: string, help: string, path?: string): never {
  const position = userPosition()
  throw new SteersmanError([
    { code: 'props/invalid', severity: 'error', message, help, ...(path && { path }), ...(position && { position }) },
  ])
}
