import { subdomainName, type TextRule } from '../../kubernetes/names.js'
import type * as core from '../../kubernetes/wire/core/v1.js'
import type * as meta from '../../kubernetes/wire/meta/v1.js'
import type { Place } from '../../props/place.js'
import {
  type Check,
  exactlyOne,
  flag,
  integer,
  listOf,
  nonEmptyText,
  object,
  oneOf,
  plainFlag,
  text,
  textBy,
  wireObject,
} from '../../props/shape.js'
import type { OneOf } from '../../props/types.js'
import { show } from '../../tree/value.js'
import { assignDefined } from '../common/labels.js'
import { labelsCheck } from '../props/object-shape.js'
import type { Labels } from '../values/types.js'
import { downwardFiles, downwardItemsCheck, fileOptions, fileSource, namedOr } from './file-sources.js'
import { fileMode, relativePath } from './mounts.js'
import type { DownwardItem, FileOptions, Named, RollOption } from './volume-sources.js'

/** One of the sources whose files come together in one folder. */
export type ProjectedSource = OneOf<{
  /** The keys of a ConfigMap. */
  configMap: Named | ({ readonly from: Named } & Pick<FileOptions, 'items' | 'optional'> & RollOption)
  /** The keys of a Secret. */
  secret: Named | ({ readonly from: Named } & Pick<FileOptions, 'items' | 'optional'>)
  /** Fields of the pod by the path of their file. */
  downwardAPI: { readonly [path: string]: DownwardItem }
  /** A token of the account of the pod, which the kubelet renews. */
  serviceAccountToken: {
    /** The path of the file in the volume. */
    readonly path: string
    /** For whom the token is; left out, the API server. */
    readonly audience?: string | undefined
    /** Seconds that a token holds, 600 or more; left out, 3600. */
    readonly expirationSeconds?: number | undefined
  }
  /** Certificates that a cluster trusts, by the name of the bundle or by its signer; since Kubernetes 1.33, behind a feature gate. */
  clusterTrustBundle: ClusterTrustBundleFile
  /** A key of the pod and a certificate of it, which the kubelet renews; since Kubernetes 1.34, behind a feature gate. */
  podCertificate: PodCertificateFiles
}>
export type ClusterTrustBundleFile = OneOf<{
  /** A ClusterTrustBundle by its name. */
  name: string
  /** All bundles of a signer, such as `example.com/internal`. */
  signerName: string
}> & {
  /** Which bundles of the signer, by labels; left out, none, and `{}` is all. */
  readonly labelSelector?: meta.LabelSelector | undefined
  /** The path of the file in the volume. */
  readonly path: string
  /** Whether the pod starts without it; left out, false. */
  readonly optional?: boolean | undefined
}
const keyTypes = ['ED25519', 'ECDSAP256', 'ECDSAP384', 'ECDSAP521', 'RSA3072', 'RSA4096'] as const
export interface PodCertificateFiles {
  /** Who signs, such as `example.com/internal`. */
  readonly signerName: string
  /** Which key the kubelet makes. */
  readonly keyType: (typeof keyTypes)[number]
  /** Seconds that a certificate holds at most, from 3600 to 7862400 (91 days); left out, 86400. */
  readonly maxExpirationSeconds?: number | undefined
  /** The path of one file with the key and the chain, which are never of two renewals. */
  readonly credentialBundlePath?: string | undefined
  /** The path of a file with the key alone. */
  readonly keyPath?: string | undefined
  /** The path of a file with the certificate and its chain. */
  readonly certificateChainPath?: string | undefined
  /** What the signer is told, by keys such as `example.com/host`; since Kubernetes 1.35. */
  readonly userAnnotations?: Labels | undefined
}

const signerRule: TextRule = (text) => {
  const parts = text.split('/')
  const fits = parts.length === 2 && parts[0]!.includes('.') && parts.every((part) => subdomainName(part) === undefined)
  return fits ? undefined : 'must be a domain, "/" and a name in lower case'
}
const signerName = textBy(signerRule, "a signer such as 'example.com/internal'")
const bundleCheck = exactlyOne({ name: nonEmptyText, signerName }, { labelSelector: wireObject, path: relativePath, optional: flag })
const clusterTrustBundle: Check = (value, place) => {
  if (!bundleCheck(value, place)) return false
  const { name, labelSelector, path } = value as Partial<Record<keyof ClusterTrustBundleFile, unknown>>
  if (path === undefined) return place.refuse('path is missing', 'add path: with the path of the file in the volume')
  return (
    name === undefined ||
    labelSelector === undefined ||
    place.at('labelSelector').refuse('stands beside name, which says the bundle', 'leave it out, or give the signerName')
  )
}
const certificateCheck = object(
  {
    signerName,
    keyType: oneOf(...keyTypes),
    maxExpirationSeconds: integer(3600, 7_862_400),
    credentialBundlePath: relativePath,
    keyPath: relativePath,
    certificateChainPath: relativePath,
    userAnnotations: labelsCheck,
  },
  ['signerName', 'keyType'],
)
const certificatePaths = ['credentialBundlePath', 'keyPath', 'certificateChainPath'] as const
const podCertificate: Check = (value, place) =>
  certificateCheck(value, place) &&
  (certificatePaths.some((path) => (value as PodCertificateFiles)[path] !== undefined) ||
    place.refuse('says no file', "add credentialBundlePath: 'credentials.pem', or keyPath and certificateChainPath"))

export const projectedCheck: Check = object(
  {
    sources: listOf(
      exactlyOne({
        configMap: namedOr('ConfigMap', 'from', { ...fileOptions, rollOnChange: plainFlag }),
        secret: namedOr('Secret', 'from', fileOptions),
        downwardAPI: downwardItemsCheck,
        serviceAccountToken: object({ path: relativePath, audience: text, expirationSeconds: integer(600, 2 ** 32) }, ['path']),
        clusterTrustBundle,
        podCertificate,
      }),
    ),
    defaultMode: fileMode,
  },
  ['sources'],
)

/** The volume as it is sent, after a look at files that two sources would write. */
export function projectedVolume(
  { sources, ...options }: { readonly sources: readonly ProjectedSource[]; readonly defaultMode?: number | undefined },
  place: Place,
  onlyContainer: string | undefined,
): core.ProjectedVolumeSource {
  const built = sources.map((source, index) => projection(source as Partial<Sources>, place.at('sources').at(index), onlyContainer))
  const writers = new Map<string, number>()
  for (const [index, source] of built.entries())
    for (const path of new Set(pathsOf(source))) {
      const other = writers.get(path)
      if (other === undefined) writers.set(path, index)
      else
        place
          .at('sources')
          .at(index)
          .refuse(`writes the file ${show(path)}, as sources[${other}] does`, 'give one of them another path')
    }
  return { ...options, sources: built }
}

type Sources = { readonly [K in ProjectedKind]: Extract<ProjectedSource, { readonly [P in K]: object }>[K] }
type ProjectedKind = 'configMap' | 'secret' | 'downwardAPI' | 'serviceAccountToken' | 'clusterTrustBundle' | 'podCertificate'

function projection(source: Partial<Sources>, place: Place, onlyContainer: string | undefined): core.VolumeProjection {
  const { configMap, secret, downwardAPI, serviceAccountToken, clusterTrustBundle, podCertificate } = source
  if (configMap) return { configMap: fileSource(configMap, 'ConfigMap', 'name', place.at('configMap')) }
  if (secret) return { secret: fileSource(secret, 'Secret', 'name', place.at('secret')) }
  if (downwardAPI) return { downwardAPI: { items: downwardFiles(downwardAPI, place.at('downwardAPI'), onlyContainer) } }
  if (serviceAccountToken) return { serviceAccountToken }
  if (clusterTrustBundle) return { clusterTrustBundle: { ...clusterTrustBundle } as core.ClusterTrustBundleProjection }
  const { userAnnotations, ...files } = podCertificate!
  return { podCertificate: { ...files, ...(userAnnotations && { userAnnotations: assignDefined({}, userAnnotations) }) } }
}

/** The files that are known to be written. */
function pathsOf({ configMap, secret, downwardAPI, clusterTrustBundle, podCertificate }: core.VolumeProjection): string[] {
  const items = [...(configMap?.items ?? []), ...(secret?.items ?? []), ...(downwardAPI?.items ?? [])]
  const paths = [...items.map(({ path }) => path), clusterTrustBundle?.path, ...certificatePaths.map((path) => podCertificate?.[path])]
  return paths.filter((path) => typeof path === 'string')
}
