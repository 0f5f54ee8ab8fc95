import type { Construct } from 'constructs'
import { checkedAbove } from '../../constructs/props/object-shape.js'
import type { ObjectProps } from '../../constructs/resource.js'
import { PersistentVolume } from '../../constructs/storage/persistent-volume.js'
import { PersistentVolumeClaim } from '../../constructs/storage/persistent-volume-claim.js'
import { Place } from '../../props/place.js'
import { flag, listOf, nonEmptyText, object } from '../../props/shape.js'
import { isPlain } from '../../tree/value.js'
import { componentOf } from '../common/component.js'
import type { FilestoreInstance } from './filestore-instance.js'

export interface FilestoreVolumeProps extends ObjectProps {
  readonly instance: FilestoreInstance
  /** Whether nobody can write to it; left out, false. */
  readonly readOnly?: boolean | undefined
  /** Options of the mount, such as `nconnect=4` for NFS, one an item. */
  readonly mountOptions?: readonly string[] | undefined
}

const check = object({ ...checkedAbove, instance: componentOf('FilestoreInstance'), readOnly: flag, mountOptions: listOf(nonEmptyText) }, [
  'instance',
])

/**
 * The files of a `FilestoreInstance` for pods of this namespace: a claim, and the PersistentVolume that it is bound to.
 * Each namespace needs one. Take folders by `mount({ subPath })`, not by a second one beside it: a pod cannot mount one share as two volumes.
 * When the claim goes, the files stay.
 */
export class FilestoreVolume extends PersistentVolumeClaim {
  /** Undefined when the props are wrong. */
  readonly volume: PersistentVolume | undefined

  constructor(scope: Construct, id: string, props: FilestoreVolumeProps) {
    const { name, labels, annotations, override, instance, readOnly, mountOptions }: Partial<FilestoreVolumeProps> = isPlain(props)
      ? props
      : {}
    const accessModes = [readOnly === true ? 'ReadOnlyMany' : 'ReadWriteMany'] as const
    // A claim of a size could not follow when the instance grows: the API server lets only claims of a class grow.
    super(scope, id, { name, labels, annotations, override, storage: '1Gi', accessModes, storageClassName: '' })
    if (!check(props, new Place(this))) return
    const { location, shareName, '~size': size, '~address': ip } = instance!
    const { namespace } = this
    this.volume = new PersistentVolume(this, 'volume', {
      // It is of the whole cluster, so namespaces must not meet.
      name: namespace === undefined ? this.name : `${namespace}-${this.name}`,
      storage: `${size}Gi`,
      accessModes,
      storageClassName: '',
      mountOptions,
      csi: {
        driver: 'filestore.csi.storage.gke.io',
        volumeHandle: `modeInstance/${location}/${instance!.name}/${shareName}`,
        ...(readOnly === true && { readOnly }),
        volumeAttributes: { ip, volume: shareName },
      },
    })
    // No other claim without a class takes it.
    if (namespace !== undefined)
      this.volume.override({ spec: { claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace, name: this.name } } })
    ;(this['~body'].spec as { volumeName?: string }).volumeName = this.volume.name
  }
}
