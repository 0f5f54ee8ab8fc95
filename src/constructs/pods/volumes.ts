import type * as core from '../../kubernetes/wire/core/v1.js'
import type { Place } from '../../props/place.js'
import { namespaceOf } from '../common/handed-over.js'
import { claimSpec } from '../storage/claim-options.js'
import { type EmptyDir, emptyDir } from './empty-dir.js'
import { type ResourceField, type ResourceFieldRef, resourceFieldSelector, sameNamespace } from './env.js'
import type { MountNeeds, Source, VolumeMountData } from './references.js'
import type { DownwardItem, FileOptions, Named, ProjectedSource, VolumeSources, Volumes } from './volume-sources.js'

/** What the volume of a mount needs of its pod, and where the mount stands. */
export interface PlacedNeeds {
  readonly source: Source
  readonly needs: MountNeeds
  readonly place: Place
}

/** The volumes of one pod: those that it declares, and those that mounts bring along. */
export class PodVolumes {
  readonly #volumes = new Map<string, core.Volume>()
  readonly #onlyContainer: string | undefined
  /** What the mounts need of the pod, in the order of the mounts. */
  readonly needs: PlacedNeeds[] = []
  /** Names of volumes that are there without this pod declaring them, such as the claim templates of a StatefulSet. */
  readonly #elsewhere: readonly string[]

  constructor(declared: Volumes<string> | undefined, place: Place, onlyContainer?: string, elsewhere: readonly string[] = []) {
    this.#onlyContainer = onlyContainer
    this.#elsewhere = elsewhere
    for (const [name, volume] of Object.entries(declared ?? {}))
      if (volume && elsewhere.includes(name)) place.at(name).refuse('has the name of a claim template', 'give one of them another name')
      else if (volume) this.#volumes.set(name, { name, ...this.#source(volume as Partial<VolumeSources>, place.at(name)) })
  }

  get names(): string[] {
    return [...this.#elsewhere, ...this.#volumes.keys()]
  }

  has(name: string): boolean {
    return this.#volumes.has(name) || this.#elsewhere.includes(name)
  }

  list(): core.Volume[] {
    return [...this.#volumes.values()]
  }

  /** Adds the volume that a mount brings, named after its object, and gives back its name; the same source is added once. */
  bring({ source, volume, needs }: VolumeMountData, place: Place): string {
    sameNamespace(source, place)
    if (needs) this.needs.push({ source, needs, place })
    return this.#add(
      source.name.replaceAll('.', '-'),
      volume,
      (present) => JSON.stringify({ ...present, name: undefined }) === JSON.stringify(volume),
    )
  }

  /** Adds an empty folder for one mount, named after its path, and gives back its name. */
  scratch(path: string, options: EmptyDir): string {
    const words = path.toLowerCase().match(/[a-z0-9]+/g) ?? ['scratch']
    return this.#add(words.join('-'), { emptyDir: emptyDir(options) }, () => false)
  }

  #add(wish: string, volume: Omit<core.Volume, 'name'>, isSame: (present: core.Volume) => boolean): string {
    const stem = wish.slice(0, 60).replace(/-+$/, '')
    for (let number = 1; ; number++) {
      const name = number === 1 ? stem : `${stem}-${number}`
      if (this.#elsewhere.includes(name)) continue
      const present = this.#volumes.get(name)
      if (present && !isSame(present)) continue
      if (!present) this.#volumes.set(name, { name, ...volume })
      return name
    }
  }

  #source(volume: Partial<VolumeSources>, place: Place): Omit<core.Volume, 'name'> {
    const { emptyDir: empty, persistentVolumeClaim, configMap, secret, ephemeral, downwardAPI, projected, ...rest } = volume
    if (empty) return { emptyDir: emptyDir(empty) }
    if (persistentVolumeClaim) {
      const { claim, readOnly } =
        'claim' in persistentVolumeClaim ? persistentVolumeClaim : { claim: persistentVolumeClaim, readOnly: undefined }
      return {
        persistentVolumeClaim: { claimName: nameOf(claim, 'PersistentVolumeClaim', place), ...(readOnly !== undefined && { readOnly }) },
      }
    }
    if (configMap) return { configMap: fileSource(configMap, 'ConfigMap', 'name', place) }
    if (secret) return { secret: fileSource(secret, 'Secret', 'secretName', place) }
    if (ephemeral) return { ephemeral: { volumeClaimTemplate: { spec: claimSpec(ephemeral) } } }
    if (downwardAPI) return { downwardAPI: { items: this.#downwardItems(downwardAPI, place) } }
    if (projected) {
      const { sources: list, ...options } = projected
      return {
        projected: {
          ...options,
          sources: list.map((each, index) =>
            this.#projected(each as Partial<ProjectedSource>, place.at('projected').at('sources').at(index)),
          ),
        },
      }
    }
    return rest as Omit<core.Volume, 'name'>
  }

  #projected(source: Partial<ProjectedSource>, place: Place): core.VolumeProjection {
    const { configMap, secret, downwardAPI, serviceAccountToken } = source as { [K in 'configMap' | 'secret']?: Named } & {
      downwardAPI?: Record<string, DownwardItem>
      serviceAccountToken?: core.ServiceAccountTokenProjection
    }
    if (configMap) return { configMap: fileSource(configMap, 'ConfigMap', 'name', place) }
    if (secret) return { secret: fileSource(secret, 'Secret', 'name', place) }
    if (downwardAPI) return { downwardAPI: { items: this.#downwardItems(downwardAPI, place) } }
    return { ...(serviceAccountToken && { serviceAccountToken }) }
  }

  #downwardItems(items: { readonly [path: string]: DownwardItem }, place: Place): core.DownwardAPIVolumeFile[] {
    return Object.entries(items).map(([path, item]) => {
      if (typeof item === 'string' && !/^(limits|requests)\./.test(item)) return { path, fieldRef: { fieldPath: item } }
      const given: ResourceFieldRef = typeof item === 'string' ? { resourceFieldRef: item as ResourceField } : item
      const containerName = given.containerName ?? this.#onlyContainer
      if (containerName === undefined)
        place.at(path).refuse('must say of which container', `write { resourceFieldRef: '${given.resourceFieldRef}', containerName: '…' }`)
      return { path, resourceFieldRef: resourceFieldSelector({ ...given, ...(containerName !== undefined && { containerName }) }) }
    })
  }
}

function fileSource<N extends 'name' | 'secretName'>(
  given: Named | ({ readonly from: Named } & FileOptions),
  kind: Source['kind'],
  nameField: N,
  place: Place,
): { [K in N]: string } & Omit<core.ConfigMapVolumeSource, 'name'> {
  const { from, items, ...options } = 'from' in given ? given : { from: given, items: undefined }
  return {
    [nameField]: nameOf(from, kind, place),
    ...(items && { items: Object.entries(items).map(([key, path]) => ({ key, path })) }),
    ...options,
  } as { [K in N]: string } & Omit<core.ConfigMapVolumeSource, 'name'>
}

/** The name of an object that was handed over, after a look at its namespace. */
export function nameOf(object: Named, kind: Source['kind'], place: Place): string {
  sameNamespace({ kind, name: object.name, namespace: namespaceOf(object) }, place)
  return object.name
}
