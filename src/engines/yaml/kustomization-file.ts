/** The name by which kustomize, and so Argo CD and Flux, know a folder as theirs. */
export const kustomizationFile = 'kustomization.yaml'

/** Its other names: kustomize refuses a folder with two of them. */
export const otherKustomizationFiles = ['kustomization.yml', 'Kustomization'] as const
