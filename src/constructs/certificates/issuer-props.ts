import type { Place } from '../../props/place.js'
import { type Check, exactlyOne, listOf, nonEmptyText, object, wireObject } from '../../props/shape.js'
import type { OneOf } from '../../props/types.js'
import { namespaceOf } from '../common/handed-over.js'
import { sameNamespace } from '../pods/env.js'
import type { CustomResource } from '../props/custom-resource.js'
import { type NameOrObject, nameOf, nameOrObjectCheck } from '../props/named.js'
import { objectShape } from '../props/object-shape.js'
import type { ObjectProps } from '../resource.js'
import { type Acme, acmeCheck, wireAcme } from './acme.js'

interface Authorities {
  /** An authority that asks for a proof, such as Let's Encrypt. */
  acme: Acme
  /** A certificate of your own that may sign others. */
  ca: {
    /** The Secret with it; of a Certificate of ours, `certificate.secret`. */
    readonly secretName: NameOrObject
    readonly crlDistributionPoints?: readonly string[] | undefined
    readonly ocspServers?: readonly string[] | undefined
    readonly issuingCertificateURLs?: readonly string[] | undefined
  }
  /** Each certificate signs itself; for tests, and for the root of a `ca`. */
  selfSigned: { readonly crlDistributionPoints?: readonly string[] | undefined }
  /** HashiCorp Vault; the whole type of cert-manager. */
  vault: { readonly [field: string]: unknown }
  /** Venafi; the whole type of cert-manager. */
  venafi: { readonly [field: string]: unknown }
}
/** Who signs: exactly one of these. */
export type Authority = OneOf<Authorities>
export type IssuerProps = ObjectProps<CustomResource> & Authority

const points = listOf(nonEmptyText)
export const issuerCheck: Check = exactlyOne(
  {
    acme: acmeCheck,
    ca: object(
      {
        secretName: nameOrObjectCheck('Secret'),
        crlDistributionPoints: points,
        ocspServers: points,
        issuingCertificateURLs: points,
      },
      ['secretName'],
    ),
    selfSigned: object({ crlDistributionPoints: points }),
    vault: wireObject,
    venafi: wireObject,
  },
  objectShape,
)

/** The spec; with a place, Secrets must be of its namespace. */
export function issuerSpec(props: IssuerProps, name: string, place?: Place): Record<string, unknown> {
  const { acme, ca, selfSigned, vault, venafi } = props as Partial<Authorities>
  if (place && typeof ca?.secretName === 'object')
    sameNamespace({ kind: 'Secret', name: ca.secretName.name, namespace: namespaceOf(ca.secretName) }, place.at('ca').at('secretName'))
  return {
    acme: acme && wireAcme(acme, name, place?.at('acme')),
    ca: ca && { ...ca, secretName: nameOf(ca.secretName) },
    selfSigned,
    vault,
    venafi,
  }
}
