import { App as Cdk8sApp } from 'cdk8s'
import { type ArgoCdLayout, argoApplications } from '../../constructs/delivery/argo-cd-layout.js'
import { type FluxLayout, fluxKustomizations } from '../../constructs/delivery/flux-layout.js'
import type { DeliveredFolder } from '../../constructs/delivery/layout-path.js'
import type { Finding } from '../../findings/finding.js'
import { entry } from '../../model/entry.js'
import type { OutputOptions } from '../../model/handover.js'
import { asName, asObject } from '../../model/json.js'
import type { ModelChart, ModelObject } from '../../model/model.js'
import { readTree } from '../../model/read-tree.js'
import { kindOf } from '../../model/references/kinds.js'
import { scopesOf } from '../../model/references/scopes.js'
import { Chart } from '../chart.js'
import type { ChartPlace } from './chart-order.js'

/** The objects that point Argo CD or Flux at the folders of charts. */
export interface Delivery {
  readonly objects: readonly Omit<ModelObject, 'chart'>[]
  readonly findings: readonly Finding[]
}

/** What the two tools are called, and what is theirs. */
const tools = {
  'argo-cd': { name: 'Argo CD', prop: 'argoCd', namespace: 'argocd', option: 'destination: { namespace: … }' },
  flux: { name: 'Flux', prop: 'flux', namespace: 'flux-system', option: 'targetNamespace' },
} as const

/** Makes them by the constructs that a program would make them by. */
export function deliveryOf(
  tool: keyof typeof tools,
  charts: readonly ModelChart[],
  objects: readonly ModelObject[],
  places: readonly ChartPlace[],
  { layout, environment, exact }: OutputOptions,
): Delivery {
  const position = layout.declaredAt && { position: layout.declaredAt }
  const { name, prop, namespace, option } = tools[tool]
  if (layout.options === undefined) {
    const example = tool === 'flux' ? "{ sourceRef, path: './dist', … }" : "{ repoURL: 'https://…', path: 'dist' }"
    const message = `the program does not say where ${name} finds the files`
    const help = `give it to the App: new App({ layout: { ${prop}: ${example} } })`
    return { objects: [], findings: [{ code: 'output/no-repository', severity: 'error', message, help, ...position }] }
  }
  const options = layout.options as ArgoCdLayout | FluxLayout
  const suffix = environment === undefined ? '' : safe(`-${environment}`)
  if (objects.length === 0) return { objects: [], findings: [] }
  const byChart = new Map<number, ModelObject[]>()
  for (const object of objects) entry(byChart, object.chart, (): ModelObject[] => []).push(object)
  const nameOf = (chart: number): string => `${safe(charts[chart]!.fileName)}${suffix}`
  const folders = [...byChart].map(
    ([chart, own]): DeliveredFolder => ({
      name: nameOf(chart),
      folder: [...(environment === undefined || exact ? [] : [environment]), charts[chart]!.fileName].join('/'),
      namespace: onlyNamespace(own),
      dependsOn: places[chart]!.dependsOn.map(nameOf),
      wave: places[chart]!.wave,
    }),
  )
  const root = new Cdk8sApp()
  const chart = new Chart(root, tool, { namespace: options.namespace ?? namespace })
  if ('repoURL' in options) argoApplications(chart, options, folders)
  else fluxKustomizations(chart, options, folders, suffix)
  const { objects: made, findings } = readTree(root)
  const target = 'repoURL' in options ? options.destination?.namespace : options.targetNamespace
  const origin = (path: string): ModelObject['origin'] => ({ path, ...position })
  return {
    objects: made.map(({ manifest, origin: { path } }) => ({ manifest, origin: origin(path) })),
    findings: [
      ...findings.map((each) => ({ ...each, ...position })),
      ...(target === undefined ? homeless(objects, name, `layout.${prop}.${option}`) : []),
    ],
  }
}

/** A text as it may stand in the name of an object. */
function safe(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9.-]/g, '-')
}

/** The namespace of all objects that say one. */
function onlyNamespace(objects: readonly ModelObject[]): string | undefined {
  const [one, ...others] = new Set(objects.flatMap(({ manifest }) => asName(asObject(manifest.metadata).namespace) ?? []))
  return others.length === 0 ? one : undefined
}

/** kubectl puts such an object into the namespace of its own context; Argo CD and Flux refuse it. Told once for each chart. */
function homeless(objects: readonly ModelObject[], tool: string, option: string): readonly Finding[] {
  const scopeOf = scopesOf(objects.map(({ manifest }) => manifest))
  const told = new Set<number>()
  return objects.flatMap(({ manifest, chart, origin: { path, position } }): readonly Finding[] => {
    if (scopeOf(kindOf(manifest)) !== 'Namespaced' || asName(manifest.metadata.namespace) !== undefined || told.has(chart)) return []
    told.add(chart)
    return [
      {
        code: 'output/no-namespace',
        severity: 'error',
        path,
        message: `this ${manifest.kind} says no namespace, so that ${tool} does not apply it`,
        help: `give the chart its namespace, or all such objects one by ${option} of the App`,
        ...(position && { position }),
      },
    ]
  })
}
