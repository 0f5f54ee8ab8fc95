import { SteersmanError } from '../../findings/error.js'
import type { Finding, Position } from '../../findings/finding.js'
import { isPlain, show } from '../../tree/value.js'

/** Throws when JavaScript gives something else than the types ask for. */
export function checkArguments(name: unknown, what: unknown, options: unknown, position: Position | undefined): void {
  const findings: Finding[] = []
  const refuse = (field: string, message: string, help: string): void => {
    findings.push({ code: 'props/invalid', severity: 'error', path: 'deploy', field, message, help, ...(position && { position }) })
  }
  if (typeof name !== 'string' || name === '') refuse('name', `must be a text, and is ${show(name)}`, "write deploy('shop', app, { … })")
  if (typeof (what as { node?: { root?: unknown } } | null | undefined)?.node?.root !== 'object')
    refuse('what', `must be an App, a chart or another construct, and is ${show(what)}`, "write deploy('shop', app, { … })")
  if (!isPlain(options)) refuse('options', `must be an object, and is ${show(options)}`, "write { cluster }, or { context: 'minikube' }")
  if (findings.length > 0) throw new SteersmanError(findings)
}
