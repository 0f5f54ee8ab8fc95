import type { Construct } from 'constructs'
import { objectShape } from '../../constructs/props/object-shape.js'
import { type ObjectProps, Resource } from '../../constructs/resource.js'
import { Place } from '../../props/place.js'
import { type Check, mapOf, object } from '../../props/shape.js'
import { isPlain, show } from '../../tree/value.js'
import { componentOf } from '../common/component.js'
import type { SecretManagerSecret } from './secret-manager-secret.js'

/** A secret in its newest version, or in one that stays. */
export type SecretFile = SecretManagerSecret | { readonly secret: SecretManagerSecret; readonly version: number }
export interface SecretFilesProps extends ObjectProps {
  /** Secrets by the path of their file in the volume, such as `pgpassword` or `tls/key.pem`. */
  readonly files: { readonly [path: string]: SecretFile }
}

const isSecret = componentOf('SecretManagerSecret')
const version: Check = (value, place) =>
  (Number.isInteger(value) && (value as number) > 0) ||
  place.refuse(`must be a whole number, 1 or more, and is ${show(value)}`, 'leave it out for the newest')
const check = object(
  {
    ...objectShape,
    files: mapOf(
      (value, place) => (isPlain(value) ? object({ secret: isSecret, version }, ['secret', 'version']) : isSecret)(value, place),
      {
        key: (path) => (path.startsWith('/') || path.split('/').includes('..') ? 'must be a relative path without ".."' : undefined),
        least: 1,
      },
    ),
  },
  ['files'],
)

/**
 * Secrets of Secret Manager as files of a volume, for pods of this namespace: a SecretProviderClass, and `volume` for the pods.
 * The cluster needs its add-on for Secret Manager, which `GkeCluster` switches on with `for: app`; the account of the pods must be a reader.
 */
export class SecretFiles extends Resource {
  /** For `volumes` of the pods. */
  readonly volume: {
    readonly csi: { readonly driver: string; readonly readOnly: true; readonly volumeAttributes: { readonly secretProviderClass: string } }
  }

  constructor(scope: Construct, id: string, props: SecretFilesProps) {
    super(scope, id, { apiVersion: 'secrets-store.csi.x-k8s.io/v1', kind: 'SecretProviderClass' }, props)
    this.volume = {
      csi: { driver: 'secrets-store-gke.csi.k8s.io', readOnly: true, volumeAttributes: { secretProviderClass: this.name } },
    }
    if (!check(props, new Place(this))) return
    const entries = Object.entries(props.files).map(([path, file]) => {
      const { secret, version } = isPlain(file)
        ? (file as { secret: SecretManagerSecret; version: number })
        : { secret: file, version: 'latest' }
      return `- resourceName: "${(secret as SecretManagerSecret).secretName}/versions/${version}"\n  path: ${JSON.stringify(path)}\n`
    })
    this['~body'] = { spec: { provider: 'gke', parameters: { secrets: entries.join('') } } }
  }
}
