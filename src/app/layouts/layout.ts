import type { App as Cdk8sApp } from 'cdk8s'
import { namespaceOf } from '../../constructs/common/handed-over.js'
import { type ArgoCdLayout, argoCdLayoutCheck } from '../../constructs/delivery/argo-cd-layout.js'
import { type FluxLayout, fluxLayoutCheck } from '../../constructs/delivery/flux-layout.js'
import type { LayoutChoice, LayoutName } from '../../model/handover.js'
import { Place } from '../../props/place.js'
import { exactlyOne, oneOf } from '../../props/shape.js'
import { tokensIn } from '../../tree/deferred.js'
import { originOf } from '../../tree/origin.js'
import { isPlain, show } from '../../tree/value.js'

/**
 * How the files stand in the output folder:
 * - `files`: as `yamlOutputType` says
 * - `kustomize`: a folder for each chart, with a `kustomization.yaml`
 * - `argoCd`: the same with an Application for each chart, and with the sync waves that its dependencies need
 * - `flux`: the same with a Kustomization of Flux for each chart, which waits for those of the charts that it depends on
 */
export type Layout =
  | 'files'
  | 'kustomize'
  | { readonly argoCd: ArgoCdLayout; readonly flux?: undefined }
  | { readonly flux: FluxLayout; readonly argoCd?: undefined }

const names: Readonly<Record<'argoCd' | 'flux', LayoutName>> = { argoCd: 'argo-cd', flux: 'flux' }
const word = oneOf('files', 'kustomize')
const settings = exactlyOne({ argoCd: argoCdLayoutCheck, flux: fluxLayoutCheck })

/** The layout of an App as plain data; what is wrong with it is reported on the App. */
export function layoutOf(layout: unknown, app: Cdk8sApp): LayoutChoice {
  const place = new Place(app).at('layout')
  if (layout === undefined) return { name: 'files' }
  if (typeof layout === 'string' && /^(?:argo-?cd|flux)$/i.test(layout)) {
    const example = layout.startsWith('f') ? "flux: { sourceRef, path: './dist', … }" : "argoCd: { repoURL: 'https://…', path: 'dist' }"
    place.refuse(`${show(layout)} says no repository`, `write { ${example} }`)
    return { name: 'files' }
  }
  if (!isPlain(layout)) return { name: word(layout, place) ? (layout as LayoutName) : 'files' }
  if (!settings(layout, place)) return { name: 'files' }
  const key = layout.argoCd === undefined ? 'flux' : 'argoCd'
  const options = plainData(layout[key])
  if (tokensIn(JSON.stringify(options)).length > 0)
    place.at(key).refuse('holds a value made by ref(), but where the files are must be known', 'write the value itself', 'value/unresolved')
  const declaredAt = originOf(app)
  return { name: names[key], options, ...(declaredAt && { declaredAt }) }
}

/** Without objects of classes: a construct becomes its kind, name and namespace, as they stand in a reference. */
function plainData(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainData)
  if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plainData(each)]))
  if (typeof value !== 'object' || value === null) return value
  const { kind, name } = value as { readonly kind?: unknown; readonly name?: unknown }
  const namespace = namespaceOf(value)
  return { kind, name, ...(namespace !== undefined && { namespace }) }
}
