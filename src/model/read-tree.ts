import { type ApiObject, ApiObject as ApiObjectClass, Chart } from 'cdk8s'
import type { IConstruct } from 'constructs'
import type { Finding } from '../findings/finding.js'
import { applyRank } from '../kubernetes/order.js'
import { patchesOf } from '../tree/cdk8s-internals.js'
import { controlPlanePartOf } from '../tree/control-plane.js'
import { anyDeferred, deferredBy, tokensIn } from '../tree/deferred.js'
import { externalsOf } from '../tree/external.js'
import { originOf } from '../tree/origin.js'
import { findingsOf, report } from '../tree/report.js'
import { resourceKey } from '../tree/resource-key.js'
import { chartOf, type Dependency, dependenciesOf, orderCharts, orderObjects } from './dependencies.js'
import { entry } from './entry.js'
import { manifestsOf, type PlacedManifest } from './manifests.js'
import type { ControlPlaneFile, External, Model, ModelDeferred, ModelObject } from './model.js'
import { inspectTexts } from './texts.js'

/**
 * Reads a tree of constructs, ours or of any cdk8s library, into a Model.
 * Everything that is wrong with it is in the Model's findings; the tree itself is not changed.
 */
export function readTree(root: IConstruct): Model {
  const all = root.node.findAll()
  const charts = all.filter((each): each is Chart => Chart.isChart(each))
  const dependencies = dependenciesOf(all)
  const sortedCharts = orderCharts(charts, dependencies)
  if ('cycle' in sortedCharts) reportCycle(sortedCharts.cycle)
  const ordered = 'order' in sortedCharts ? sortedCharts.order : charts
  const objectsByChart = groupByChart(all.filter((each): each is ApiObject => ApiObjectClass.isApiObject(each)))
  const objects: ModelObject[] = []
  const inner = new Map<Chart, Dependency[]>()
  for (const dependency of dependencies) {
    const chart = chartOf(dependency.source)
    if (!chart || chart !== chartOf(dependency.target)) continue
    entry(inner, chart, (): Dependency[] => []).push(dependency)
  }
  const tokens = new Set<string>()
  for (const [index, chart] of ordered.entries()) {
    const own = objectsByChart.get(chart) ?? []
    const manifests = new Map(own.map((object) => [object, manifestsOf(object)]))
    const sorted = orderObjects(own, (object) => rankOf(object, manifests.get(object)!), inner.get(chart) ?? [])
    if ('cycle' in sorted) reportCycle(sorted.cycle)
    for (const object of 'order' in sorted ? sorted.order : own) {
      const cleaned = resourceKey in object && patchesOf(object).length === 0
      const position = originOf(object)
      for (const { manifest, path } of manifests.get(object)!) {
        inspectTexts(manifest, cleaned, tokens, (bad) => report(object, { code: 'value/unresolved', ...bad }))
        objects.push({ manifest, origin: { path, ...(position && { position }) }, chart: index })
      }
    }
  }
  if (anyDeferred())
    for (const construct of all)
      if (tokensIn(construct.node.id).length > 0)
        report(construct, {
          code: 'value/unresolved',
          message: 'has an id made by ref(), but ids must be known',
          help: 'write the id, and give ref(output) as the name',
        })
  for (const construct of all)
    for (const message of construct.node.validate())
      report(construct, { code: 'program/validation', message, help: 'this rule was added by the program or a library that it uses' })
  const controlPlane = all.flatMap(controlPlaneFiles)
  return {
    charts: ordered.map((chart, index) => ({
      path: chart.node.path,
      fileName: `${sortedCharts.dependent ? `${String(index).padStart(4, '0')}-` : ''}${chart.node.path.replaceAll('/', '-')}`,
    })),
    objects,
    externals: all.flatMap((scope) =>
      externalsOf(scope).map(({ path, position, ...facts }): External => ({ ...facts, origin: { path, ...(position && { position }) } })),
    ),
    dependencies: dependencies.map(({ source, target }) => ({ source: source.node.path, target: target.node.path })),
    ...(controlPlane.length > 0 && { controlPlane }),
    deferred: [...withInner(tokens)].map(deferredFacts),
    findings: all.flatMap((each): readonly Finding[] => findingsOf(each)),
  }
}

function controlPlaneFiles(construct: IConstruct): ControlPlaneFile[] {
  const part = controlPlanePartOf(construct)
  const position = originOf(construct)
  return part
    ? [{ ...(part as Omit<ControlPlaneFile, 'origin'>), origin: { path: construct.node.path, ...(position && { position }) } }]
    : []
}

/** With those that a hash is made of, which may stand in no object of this tree themselves. */
function withInner(tokens: Set<string>): ReadonlySet<string> {
  for (const token of tokens)
    for (const text of deferredBy(token)!.digest?.of ?? []) for (const inner of tokensIn(text)) if (deferredBy(inner)) tokens.add(inner)
  return tokens
}

/** The facts about a token that can leave the process. */
function deferredFacts(token: string): ModelDeferred {
  const { output: _, ...facts } = deferredBy(token)!
  return facts
}

function groupByChart(objects: readonly ApiObject[]): Map<Chart, ApiObject[]> {
  const groups = new Map<Chart, ApiObject[]>()
  for (const object of objects) entry(groups, object.chart, (): ApiObject[] => []).push(object)
  return groups
}

/** A list stands where the first of its objects would. */
function rankOf({ kind }: ApiObject, manifests: readonly PlacedManifest[]): number {
  return manifests.reduce((least, { manifest }) => Math.min(least, applyRank(manifest.kind)), applyRank(kind))
}

function reportCycle(cycle: readonly IConstruct[]): void {
  const paths = cycle.map((each) => each.node.path)
  report(cycle[0]!, {
    code: 'model/cycle',
    message: `waits for itself: ${[...paths, paths[0]].join(' before ')}`,
    help: 'remove one of these dependencies',
  })
}
