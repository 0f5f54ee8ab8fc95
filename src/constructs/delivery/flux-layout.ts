import { posix } from 'node:path'
import type { Construct } from 'constructs'
import { type Check, nonEmptyText, object } from '../../props/shape.js'
import { objectShape } from '../props/object-shape.js'
import type { FluxReference } from './flux.js'
import { FluxKustomization, type FluxKustomizationProps, fluxKustomizationShape } from './flux-kustomization.js'
import { GitRepository, type GitRepositoryProps, gitRepositoryCheck } from './git-repository.js'
import { type DeliveredFolder, repositoryPath } from './layout-path.js'

/** Where Flux finds the files of an App, and how it applies them: the props of every Kustomization. */
export type FluxLayout = FluxLayoutOptions & (FluxLayoutSource | FluxLayoutRepository)

export interface FluxLayoutOptions extends Omit<FluxKustomizationProps, 'name' | 'sourceRef' | 'path'> {
  /** The output folder of the App in the source, such as `./dist`; folders of environments and charts follow from it. */
  readonly path: string
  /** The namespace of the Kustomizations; left out, `flux-system`. */
  readonly namespace?: string | undefined
}

/** A source that is there already, such as the one that `flux bootstrap` makes. */
export interface FluxLayoutSource {
  readonly sourceRef: FluxReference
  readonly gitRepository?: undefined
}

/** A source that is made beside the Kustomizations. */
export interface FluxLayoutRepository {
  /** Left out, its name is that of the repository. */
  readonly gitRepository: GitRepositoryProps
  readonly sourceRef?: undefined
}

const { name: _, ...common } = objectShape

const fields = object(
  { ...common, ...fluxKustomizationShape, path: repositoryPath, namespace: nonEmptyText, gitRepository: gitRepositoryCheck },
  ['path', 'prune', 'interval'],
)

export const fluxLayoutCheck: Check = (value, place) => {
  if (!fields(value, place)) return false
  const { sourceRef, gitRepository } = value as Partial<FluxLayout>
  if (sourceRef && gitRepository) return place.refuse('has sourceRef and gitRepository, of which only one can hold', 'write one of the two')
  return (
    sourceRef !== undefined ||
    gitRepository !== undefined ||
    place.refuse(
      'does not say in which repository the files are',
      "add gitRepository: { url: 'https://…', ref: { branch: 'main' }, interval: '1m' }, or the sourceRef of one that is there",
    )
  )
}

/** One Kustomization for each folder, and the repository when it is to be made. `suffix` tells those of several environments apart. */
export function fluxKustomizations(scope: Construct, layout: FluxLayout, folders: readonly DeliveredFolder[], suffix: string): void {
  const { path, namespace: _, gitRepository, sourceRef, dependsOn = [], ...rest } = layout
  const source =
    sourceRef ??
    // An id that no Kustomization has: their names are in lower case.
    new GitRepository(scope, 'GitRepository', { name: `${nameOfRepository(gitRepository.url)}${suffix}`, ...gitRepository })
  for (const { name, folder, dependsOn: before } of folders) {
    const after = [...dependsOn, ...before.map((each) => ({ kind: 'Kustomization', name: each }))]
    new FluxKustomization(scope, name, {
      sourceRef: source,
      path: `./${posix.join(path, folder)}`,
      ...rest,
      ...(after.length > 0 && { dependsOn: after }),
    })
  }
}

/** `https://github.com/example/shop.git` and `ssh://git@github.com/example/shop` are `shop`. */
function nameOfRepository(url: string): string {
  const last = url
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .split('/')
    .at(-1)!
  return last.toLowerCase().replaceAll(/[^a-z0-9.-]/g, '-')
}
