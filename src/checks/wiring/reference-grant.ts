import { asList, asName, asObject, groupOf } from '../../model/json.js'
import type { Model, ModelObject } from '../../model/model.js'
import { referencesOf } from '../../model/references/references.js'
import { createRule } from '../rule.js'

const group = 'gateway.networking.k8s.io'
const isOfGatewayApi = ({ manifest }: ModelObject): boolean => groupOf(manifest.apiVersion) === group

/**
 * A route or Gateway that uses a Service or Secret of another namespace, where no ReferenceGrant opens it: the route is refused as
 * RefNotPermitted, and its requests are answered with 500. A grant that is declared to exist is taken to open whatever is asked.
 */
export const referenceGrant = createRule({
  code: 'wiring/reference-grant',
  severity: 'error',
  title: 'A route or Gateway uses a Service or Secret of another namespace, and nothing there lets it.',
  why: 'The route is refused as RefNotPermitted and answers 500, or the listener has no certificate. A namespace must let others in by a ReferenceGrant.',
  help: 'Make a ReferenceGrant in the namespace of the Service or Secret, or put both into one namespace.',
  bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
  namespace: shop
spec:
  parentRefs:
    - name: entrance
  rules:
    - backendRefs:
        - name: api
          namespace: pay
          port: 80
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
  namespace: shop
spec:
  parentRefs:
    - name: entrance
  rules:
    - backendRefs:
        - name: api
          namespace: pay
          port: 80
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata:
  name: shop
  namespace: pay
spec:
  from:
    - group: gateway.networking.k8s.io
      kind: HTTPRoute
      namespace: shop
  to:
    - group: ''
      kind: Service
`,
  look(model, complain) {
    // Most programs have nothing of the Gateway API, and references take their time.
    if (!model.objects.some((object) => isOfGatewayApi(object) && object.manifest.kind !== 'ReferenceGrant')) return
    const opened = grantsOf(model)
    for (const { from, field, kind, to } of referencesOf(model.objects)) {
      const object = model.objects[from]!
      const own = asName(object.manifest.metadata.namespace)
      const { name, namespace } = to
      if (!isOfGatewayApi(object) || (kind !== 'object' && kind !== 'port') || (to.group === group && to.kind === 'Gateway')) continue
      if (own === undefined || namespace === undefined || own === namespace || name === undefined) continue
      if (!opened(object.manifest.kind, own, { group: to.group, kind: to.kind, namespace, name }))
        complain({
          object,
          field,
          message: `${object.manifest.kind} ${String(object.manifest.metadata.name)} leads to ${to.kind} ${name} in namespace ${namespace}, where nothing lets it`,
          help: object.origin.source
            ? `make a ReferenceGrant in ${namespace}, and check the file with it`
            : `make a ReferenceGrant there, or say that there is one: ReferenceGrant.external(chart, '…', { namespace: '${namespace}' })`,
        })
    }
  },
})

interface Opened {
  readonly group: string
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

/** Says whether a kind in a namespace may use an object: each grant is read once. */
function grantsOf({ objects, externals }: Model): (kind: string, from: string, to: Opened) => boolean {
  const declared = new Set(
    externals.flatMap((each) => (each.kind === 'ReferenceGrant' && groupOf(each.apiVersion) === group ? [each.namespace] : [])),
  )
  const open = new Set<string>()
  for (const { manifest } of objects.filter((object) => isOfGatewayApi(object) && object.manifest.kind === 'ReferenceGrant')) {
    const spec = asObject(manifest.spec)
    for (const user of asList(spec.from).map(asObject))
      for (const used of asList(spec.to).map(asObject))
        if (user.group === group)
          open.add(JSON.stringify([user.kind, user.namespace, used.group ?? '', used.kind, manifest.metadata.namespace, used.name ?? null]))
  }
  return (kind, from, to) => {
    const key = (name: string | null): string => JSON.stringify([kind, from, to.group, to.kind, to.namespace, name])
    return declared.has(to.namespace) || open.has(key(to.name)) || open.has(key(null))
  }
}
