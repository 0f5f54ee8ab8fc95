import type { Construct } from 'constructs'
import type { Kinds } from '../../../kubernetes/wire/kinds.js'
import type * as networking from '../../../kubernetes/wire/networking/v1.js'
import { Place } from '../../../props/place.js'
import { metadataParts } from '../../../tree/cdk8s-internals.js'
import { namespaceOf } from '../../common/handed-over.js'
import { assignDefined } from '../../common/labels.js'
import { sameNamespace } from '../../pods/env.js'
import { nameOf } from '../../props/named.js'
import { Resource } from '../../resource.js'
import type { AbsolutePath, Labels } from '../../values/types.js'
import { type Backend, isBackend } from '../backend.js'
import { externalDnsAnnotations } from '../external-dns.js'
import { ingressCheck, isGke } from './check.js'
import { gkeAnnotations, prepareGkeBackends } from './gke.js'
import { ingressBackend } from './ingress-backend.js'
import { nginxAnnotations, rewriteAnnotations, rewriteName, rewritePath, rewriteTarget } from './nginx.js'
import type { AnyIngressProps, IngressClassName, IngressProps } from './types.js'

const ingressKind = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' }

/** One path of one host, as it was written. */
interface Route {
  readonly host: string
  readonly path: string
  readonly service: Backend
  readonly pathType: 'Prefix' | 'Exact' | 'ImplementationSpecific'
  readonly rewrite: AbsolutePath | undefined
  readonly place: Place
}

/**
 * Leads requests from outside, by host and path, to Services.
 *
 * nginx: a rewrite holds for a whole Ingress object, so paths with a rewrite go to a second one, called `<name>-rewrite`
 * (with the target's words behind it when that is not `/`). Only the first asks cert-manager for the certificate; both use it.
 * GKE (`gce`, `gce-internal`): the class is an annotation, certificate and redirect are objects of their own, and each Service
 * is told its health check by the readiness probe of its pods.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/
 * @example
 * ```ts
 * new Ingress(chart, 'web', { className: 'nginx', tls: { clusterIssuer: 'letsencrypt' }, hosts: { 'shop.example.com': { '/': client.expose(), '/api': { service: server.expose(), rewrite: '/' } } } })
 * ```
 */
export class Ingress<const C extends IngressClassName = IngressClassName> extends Resource<Kinds['networking.k8s.io/v1/Ingress']> {
  constructor(scope: Construct, id: string, given: IngressProps<C>) {
    super(scope, id, ingressKind, given)
    const place = new Place(this)
    if (!ingressCheck(given, place)) return
    const props = given as unknown as AnyIngressProps
    const routes = routesOf(props, place.at('hosts'))
    if (routes.length === 0 && !props.defaultBackend) place.refuse('leads nowhere', 'give hosts with paths, or a defaultBackend')
    const backends = [...routes.map(({ service }) => service), ...(props.defaultBackend ? [props.defaultBackend] : [])]
    if (isGke(props.className)) prepareGkeBackends(backends, props.gke)
    const [[ownTarget, ownRoutes] = [undefined, []], ...others] = byTarget(routes, props.defaultBackend !== undefined)
    const { secret, issuer } = props.tls ?? {}
    if (typeof issuer === 'object')
      sameNamespace(
        { kind: 'Issuer', name: issuer.name, namespace: namespaceOf(issuer) },
        place.at('tls').at('issuer'),
        'use a ClusterIssuer',
      )
    if (secret) sameNamespace({ kind: 'Secret', name: secret.name, namespace: namespaceOf(secret) }, place.at('tls').at('secret'))
    fill(this, this.name, props, ownRoutes, ownTarget, place)
    annotate(
      this,
      Object.assign(
        issuerAnnotations(props),
        isGke(props.className) && gkeAnnotations(this, props),
        externalDnsAnnotations(props.externalDns),
        props.annotations,
      ),
    )
    for (const [target, list] of others) {
      const name = rewriteName(this.name, target!)
      const id = name.slice(this.name.length + 1)
      if (this.node.tryFindChild(id)) {
        list[0]!.place
          .at('rewrite')
          .refuse(
            `needs an Ingress ${name}, as another rewrite does whose target differs in its signs alone`,
            'give one of the two an Ingress of its own',
          )
        continue
      }
      const second = new RewriteIngress(this, id, name, props.labels)
      fill(second, this.name, { ...props, defaultBackend: undefined } as AnyIngressProps, list, target, place)
      annotate(second, props.annotations)
    }
  }
}

function fill(
  object: Resource<Kinds['networking.k8s.io/v1/Ingress']>,
  name: string,
  props: AnyIngressProps,
  routes: readonly Route[],
  target: AbsolutePath | undefined,
  place: Place,
): void {
  if (props.className === 'nginx') annotate(object, nginxAnnotations(props.nginx))
  if (target !== undefined) annotate(object, rewriteAnnotations(target))
  object['~body'] = {
    spec: {
      ingressClassName: isGke(props.className) ? undefined : props.className,
      defaultBackend: props.defaultBackend && ingressBackend(props.defaultBackend, place.at('defaultBackend')),
      tls: tlsOf(name, props),
      rules: rulesOf(routes),
    },
  }
}

/** The second object that a rewrite needs. */
class RewriteIngress extends Resource<Kinds['networking.k8s.io/v1/Ingress']> {
  constructor(scope: Construct, id: string, name: string, labels: Labels | undefined) {
    super(scope, id, ingressKind, { name, labels })
  }
}

function routesOf({ hosts }: AnyIngressProps, place: Place): Route[] {
  return Object.entries(hosts).flatMap(([host, paths]) =>
    Object.entries(paths ?? {}).flatMap(([path, entry]) => {
      if (entry === undefined) return []
      const { service, pathType = 'Prefix', rewrite } = isBackend(entry) ? { service: entry } : (entry as Exclude<typeof entry, Backend>)
      return [{ host, path, service, pathType, rewrite: rewrite && rewriteTarget(rewrite), place: place.at(host).at(path) }]
    }),
  )
}

/** Routes by the target of their rewrite; first those of the Ingress itself: without rewrite, or the first target when there are none. */
function byTarget(routes: readonly Route[], keepPlain: boolean): [AbsolutePath | undefined, Route[]][] {
  const groups = new Map<AbsolutePath | undefined, Route[]>()
  if (keepPlain || routes.some(({ rewrite }) => rewrite === undefined)) groups.set(undefined, [])
  for (const route of routes) groups.set(route.rewrite, [...(groups.get(route.rewrite) ?? []), route])
  return [...groups]
}

function rulesOf(routes: readonly Route[]): networking.IngressRule[] | undefined {
  const rules = new Map<string, networking.HTTPIngressPath[]>()
  for (const { host, path, pathType, service, rewrite, place } of routes) {
    const backend = ingressBackend(service, place)
    const entry =
      rewrite === undefined
        ? { path, pathType, backend }
        : { path: rewritePath(path), pathType: 'ImplementationSpecific' as const, backend }
    const paths = rules.get(host)
    if (paths) paths.push(entry)
    else rules.set(host, [entry])
  }
  if (rules.size === 0) return undefined
  return [...rules].map(([host, paths]) => (host === '*' ? { http: { paths } } : { host, http: { paths } }))
}

function tlsOf(name: string, { tls, hosts }: AnyIngressProps): networking.IngressTLS[] | undefined {
  if (!tls || tls.managedCertificate || tls.preSharedCertificate !== undefined) return undefined
  const named = Object.keys(hosts).filter((host) => host !== '*')
  const secretName = tls.secret?.name ?? tls.secretName ?? `${name}-tls`
  return [named.length > 0 ? { hosts: named, secretName } : { secretName }]
}

function issuerAnnotations({ tls }: AnyIngressProps): Record<string, string | undefined> {
  return { 'cert-manager.io/cluster-issuer': nameOf(tls?.clusterIssuer), 'cert-manager.io/issuer': nameOf(tls?.issuer) }
}

function annotate(object: Resource, annotations: Labels | undefined): void {
  assignDefined(metadataParts(object.metadata).annotations as Record<string, string>, annotations)
}
