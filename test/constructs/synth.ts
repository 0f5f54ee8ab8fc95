import { App, type AppProps } from '../../src/app/app.js'
import { Chart, type ChartProps } from '../../src/app/chart.js'
import { check } from '../../src/checks/check.js'
import type { Finding } from '../../src/findings/finding.js'
import type { Manifest } from '../../src/model/model.js'
import { readTree } from '../../src/model/read-tree.js'

export type Build = (chart: Chart, app: App) => void

/** A program of one chart called `shop`. */
function build(program: Build, props: ChartProps & { readonly app?: AppProps } = {}): App {
  const { app: appProps, ...chartProps } = props
  const app = new App(appProps)
  program(new Chart(app, 'shop', chartProps), app)
  return app
}

/** The manifests that a program renders; fails when anything is wrong with it. */
export function manifestsOf(program: Build, props: ChartProps & { readonly app?: AppProps } = {}): Manifest[] {
  const model = readTree(build(program, props))
  const findings = [...model.findings, ...check(model)]
  if (findings.length > 0) throw new Error(JSON.stringify(findings, null, 2))
  return model.objects.map(({ manifest }) => manifest)
}

/** The manifest of one kind. */
export function manifestOf(kind: string, program: Build, props: ChartProps & { readonly app?: AppProps } = {}): Manifest {
  return manifestsOf(program, props).find((each) => each.kind === kind)!
}

/** The manifest without what every object carries: apiVersion, kind, metadata. */
export function bodyOf(kind: string, program: Build, props: ChartProps = {}): unknown {
  const { apiVersion: _, kind: __, metadata: ___, ...body } = manifestOf(kind, program, props)
  return body
}

/** Everything that is wrong with a program, without lines. */
export function findingsOf(program: Build, props: ChartProps & { readonly app?: AppProps } = {}): Omit<Finding, 'position' | 'severity'>[] {
  const model = readTree(build(program, props))
  return [...model.findings, ...check(model)].map(({ position: _, severity: __, ...rest }) => rest)
}

/** The same in one line each: `code path field: message -> help`. */
export function complaintsOf(program: Build, props: ChartProps & { readonly app?: AppProps } = {}): string[] {
  return findingsOf(program, props).map(({ code, path, field, message, help }) => `${code} ${path} ${field ?? '-'}: ${message} -> ${help}`)
}
