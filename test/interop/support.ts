import { App, type AppProps, Chart, type Finding } from 'steersman'
import type { Manifest } from '../../src/model/model.js'

/** An App and one chart in it. */
export function program(props: AppProps = {}, namespace?: string): { app: App; chart: Chart } {
  const app = new App(props)
  return { app, chart: new Chart(app, 'shop', namespace === undefined ? {} : { namespace }) }
}

export function findingsOf(app: App): readonly Finding[] {
  return app.handover().model.findings
}

export function messagesOf(app: App): string[] {
  return findingsOf(app).map(({ message }) => message)
}

/** What the app renders; a mistake in it fails the test. */
export function manifestsOf(app: App): Manifest[] {
  const { findings, objects } = app.handover().model
  if (findings.length > 0) throw new Error(findings.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return objects.map(({ manifest }) => manifest)
}

export function manifestOf(app: App, kind: string, name?: string): Manifest {
  const found = manifestsOf(app).find((each) => each.kind === kind && (name === undefined || each.metadata.name === name))
  if (!found) throw new Error(`no ${kind} ${name ?? ''}`)
  return found
}

/** The line of the caller, in the code that runs. */
export function here(): number {
  const { prepareStackTrace } = Error
  Error.prepareStackTrace = (_, sites) => sites
  const sites = new Error().stack as unknown as NodeJS.CallSite[]
  Error.prepareStackTrace = prepareStackTrace
  return sites[1]!.getLineNumber()!
}
