import type * as core from '../../kubernetes/wire/core/v1.js'
import type { Place } from '../../props/place.js'
import { claimSpec } from '../storage/claim-options.js'
import { type EmptyDir, emptyDir } from './empty-dir.js'
import { sameNamespace } from './env.js'
import { downwardFiles, fileSource, nameOf } from './file-sources.js'
import { projectedVolume } from './projected.js'
import type { MountNeeds, Source, VolumeMountData } from './references.js'
import type { VolumeSources, Volumes } from './volume-sources.js'

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
      (source.volumeName ?? source.name).replaceAll('.', '-'),
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
    const { emptyDir: empty, persistentVolumeClaim, configMap, secret, ephemeral, downwardAPI, projected, csi, ...rest } = volume
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
    if (downwardAPI) return { downwardAPI: { items: downwardFiles(downwardAPI, place.at('downwardAPI'), this.#onlyContainer) } }
    if (projected) return { projected: projectedVolume(projected, place.at('projected'), this.#onlyContainer) }
    if (csi) {
      const { nodePublishSecretRef: secretRef, ...options } = csi
      return {
        csi: {
          ...options,
          ...(secretRef && { nodePublishSecretRef: { name: nameOf(secretRef, 'Secret', place.at('csi').at('nodePublishSecretRef')) } }),
        },
      }
    }
    return rest as Omit<core.Volume, 'name'>
  }
}
