import type { Place } from '../../../props/place.js'
import { namespaceOf } from '../../common/handed-over.js'
import { sameNamespace } from '../../pods/env.js'
import { type NameOrObject, nameOf } from '../../props/named.js'
import type { Resource } from '../../resource.js'
import { defaultPort } from './check.js'
import { allowAccess } from './grant-access.js'
import type { AllowedRoutes, CertificateSecret, Listener, ListenerTls } from './types.js'
import type { WireListener, WireListenerTls, WireReference } from './wire.js'

/** The ways to a certificate, as they arrive: exactly one of them is given. */
interface AnyTls {
  readonly mode?: 'Passthrough' | undefined
  readonly options?: ListenerTls['options'] | undefined
  readonly secret?: CertificateSecret | readonly CertificateSecret[] | undefined
  readonly issuer?: NameOrObject | undefined
  readonly clusterIssuer?: NameOrObject | undefined
  readonly secretName?: string | undefined
  readonly certificateMap?: string | undefined
  readonly preSharedCertificates?: readonly string[] | undefined
}

export function wireListeners(gateway: Resource, listeners: Readonly<Record<string, Listener | undefined>>, place: Place): WireListener[] {
  return Object.entries(listeners).flatMap(([name, listener]) => {
    if (listener === undefined) return []
    const { protocol, port = defaultPort(protocol), hostname, tls, allowedRoutes } = listener
    const { issuer } = (tls ?? {}) as AnyTls
    if (typeof issuer === 'object')
      sameNamespace(
        { kind: 'Issuer', name: issuer.name, namespace: namespaceOf(issuer) },
        place.at(name).at('tls').at('issuer'),
        'use a ClusterIssuer',
      )
    const certificate = tls && wireTls(gateway, tls as AnyTls, protocol, place.at(name).at('tls'))
    return [{ name, hostname, port, protocol, tls: certificate, allowedRoutes: allowedRoutes && wireAllowedRoutes(allowedRoutes) }]
  })
}

/** A certificate map stands in an annotation alone. */
function wireTls(gateway: Resource, tls: AnyTls, protocol: string, place: Place): WireListenerTls | undefined {
  if (tls.mode === 'Passthrough') return { mode: 'Passthrough' }
  const { secret, preSharedCertificates, certificateMap, secretName = `${gateway.name}-tls` } = tls
  const options = {
    ...tls.options,
    ...(preSharedCertificates && { 'networking.gke.io/pre-shared-certs': preSharedCertificates.join(',') }),
  }
  const certificateRefs = secret
    ? [secret].flat().map((each) => reference(gateway, each, place.at('secret')))
    : preSharedCertificates || certificateMap !== undefined
      ? undefined
      : [{ name: secretName }]
  const filled = Object.values(options).some((value) => value !== undefined)
  if (!certificateRefs && !filled) return undefined
  // Kubernetes takes HTTPS without a mode, and demands one for TLS.
  return { mode: protocol === 'TLS' ? 'Terminate' : undefined, certificateRefs, options: filled ? options : undefined }
}

/** One of another namespace must be opened to the Gateway there. */
function reference(gateway: Resource, secret: CertificateSecret, place: Place): WireReference {
  const namespace = namespaceOf(secret)
  if (namespace === undefined || namespace === gateway.namespace) return { name: secret.name }
  allowAccess(gateway, secret, { kind: 'Secret', name: secret.name, namespace }, place)
  return { name: secret.name, namespace }
}

function wireAllowedRoutes({ namespaces, kinds }: AllowedRoutes): object {
  return {
    namespaces:
      namespaces === undefined
        ? undefined
        : typeof namespaces === 'string'
          ? { from: namespaces }
          : { from: 'Selector', selector: { matchLabels: namespaces.selector } },
    kinds: kinds?.map((kind) => ({ kind })),
  }
}

/** What a Gateway is told for all its listeners. */
export function listenerAnnotations(listeners: Readonly<Record<string, Listener | undefined>>): Record<string, string | undefined> {
  const all = Object.values(listeners).map((listener) => (listener?.tls ?? {}) as AnyTls)
  const first = (key: 'clusterIssuer' | 'issuer' | 'certificateMap'): string | undefined =>
    nameOf(all.find((tls) => tls[key] !== undefined)?.[key])
  return {
    'cert-manager.io/cluster-issuer': first('clusterIssuer'),
    'cert-manager.io/issuer': first('issuer'),
    'networking.gke.io/certmap': first('certificateMap'),
  }
}
