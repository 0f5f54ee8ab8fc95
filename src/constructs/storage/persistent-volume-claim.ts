import type { Construct } from 'constructs'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { Place } from '../../props/place.js'
import { object } from '../../props/shape.js'
import { external } from '../common/external.js'
import { handedOver } from '../common/handed-over.js'
import { mountOptionsShape } from '../pods/mounts.js'
import type { MountOptions, ObjectReference, VolumeMount, VolumeMountData } from '../pods/references.js'
import { namedCheck } from '../props/named.js'
import { objectShape } from '../props/object-shape.js'
import { type ObjectProps, Resource } from '../resource.js'
import { type AccessModes, accessModesCheck, type ClaimOptions, claimOptionsShape, claimSpec } from './claim-options.js'
import type { PersistentVolume } from './persistent-volume.js'

/** What a consumer needs of a claim, ours or external. */
export interface ClaimRef {
  readonly kind?: string | undefined
  readonly name: string
  readonly namespace?: string | undefined
  mount(options?: MountOptions): VolumeMount
}
export type PersistentVolumeClaimProps = ObjectProps<Kinds['v1/PersistentVolumeClaim']> &
  ClaimOptions & {
    /** The volume to bind to; left out, one is found or made by the storage class. */
    readonly volume?: PersistentVolume | undefined
  }

const claimKind = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' }
const check = object({ ...objectShape, ...claimOptionsShape, volume: namedCheck('PersistentVolume') }, ['storage', 'accessModes'])

/**
 * Asks for a disk that outlives the pods that use it.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 * @example
 * ```ts
 * const disk = new PersistentVolumeClaim(chart, 'database', { storage: '2Gi', accessModes: ['ReadWriteOnce'] })
 * new Deployment(chart, 'postgres', { strategy: 'Recreate', container: { image: 'postgres:17.6', mounts: { '/var/lib/postgresql/data': disk.mount({ subPath: 'postgres' }) } } })
 * ```
 */
export class PersistentVolumeClaim extends Resource<Kinds['v1/PersistentVolumeClaim']> implements ClaimRef {
  constructor(scope: Construct, id: string, props: PersistentVolumeClaimProps) {
    super(scope, id, claimKind, props)
    if (!check(props, new Place(this))) return
    this['~body'] = { spec: { ...claimSpec(props), ...(props.volume && { volumeName: props.volume.name }) } }
  }

  /** A claim that exists outside this program: nothing is rendered. */
  static external(
    scope: Construct,
    id: string,
    props: {
      readonly name?: string | undefined
      readonly namespace?: string | undefined
      /** How the live claim can be mounted, for the checks that need it. */
      readonly accessModes?: AccessModes | undefined
    } = {},
  ): ClaimRef {
    const { name, namespace } = external(scope, id, claimKind, props, { accessModes: accessModesCheck }, [])
    return claimRef(name, namespace, scope)
  }

  /** The claim made by another library, such as cdk8s-plus. */
  static from(object: ObjectReference): ClaimRef {
    const { name, namespace } = handedOver(object, 'PersistentVolumeClaim')
    return claimRef(name, namespace, object as unknown as Construct)
  }

  /** Mounts it in a container; the volume comes along and has the claim's name. */
  mount(options: MountOptions = {}): VolumeMount {
    return claimRef(this.name, this.namespace, this).mount(options)
  }
}

const mountCheck = object(mountOptionsShape)

function claimRef(name: string, namespace: string | undefined, owner: Construct): ClaimRef {
  const kind = 'PersistentVolumeClaim'
  return {
    kind,
    name,
    namespace,
    mount: (options = {}) =>
      ({
        '~steersman': 'mount',
        source: { kind, name, namespace },
        volume: { persistentVolumeClaim: { claimName: name } },
        options: mountCheck(options, Place.ofCall(owner)) ? options : {},
      }) satisfies VolumeMountData,
  }
}
