import type { Handover, LayoutName } from '../model/handover.js'

/** What may stand behind `--layout`. */
export const layoutNames: readonly LayoutName[] = ['files', 'kustomize', 'argo-cd', 'flux']

/** The same program in another layout; where Argo CD and Flux find the files, only the program knows. */
export function withLayout(handover: Handover, name: LayoutName | undefined): Handover {
  const { output } = handover
  const { layout } = output
  if (name === undefined || name === layout.name) return handover
  const { options: _, ...rest } = layout
  return { ...handover, output: { ...output, layout: { ...rest, name } } }
}
