import { asName, asObject } from '../../json.js'
import { type ReferenceField, under } from '../field.js'
import { configMap, type ObjectKind, secret, serviceAccount } from '../kinds.js'
import { named, referenceTo, target } from '../read.js'

const source = 'source.toolkit.fluxcd.io'
const [helm, kustomize] = ['helm.toolkit.fluxcd.io', 'kustomize.toolkit.fluxcd.io']

/** Flux names a source by its kind alone: the group follows from the kind. */
const sourceRef = (at: string): ReferenceField => ({
  at,
  read(value, place) {
    const { kind, name, namespace } = asObject(value)
    const [said, called] = [asName(kind), asName(name)]
    return said === undefined || called === undefined
      ? []
      : [{ kind: 'object', to: target({ group: source, kind: said }, called, place, namespace) }]
  },
})
/** A ConfigMap or Secret, of which one key or all are values. */
const values = (at: string): ReferenceField => ({
  at,
  read: (value, place) => referenceTo(asObject(value).kind === 'Secret' ? secret : configMap)(withKey(value), place),
})

function withKey(value: Parameters<ReferenceField['read']>[0]): Parameters<ReferenceField['read']>[0] {
  const { valuesKey, ...rest } = asObject(value)
  return valuesKey === undefined ? rest : { ...rest, key: valuesKey }
}

const account: ReferenceField = { at: 'serviceAccountName', read: named(serviceAccount) }
const after = (of: ObjectKind): ReferenceField => ({ at: 'dependsOn[]', read: referenceTo(of) })
const fetching = under('spec', [
  { at: 'secretRef', read: referenceTo(secret) },
  { at: 'certSecretRef', read: referenceTo(secret) },
  { at: 'proxySecretRef', read: referenceTo(secret) },
  { at: 'verify.secretRef', read: referenceTo(secret) },
  account,
])

/** The fields of Flux. Who applies in another cluster, or as another account, is not looked at here. */
export const deliveryFields: Readonly<Record<string, readonly ReferenceField[]>> = {
  [`${source}/GitRepository`]: fetching,
  [`${source}/OCIRepository`]: fetching,
  [`${source}/HelmRepository`]: fetching,
  [`${kustomize}/Kustomization`]: under('spec', [
    sourceRef('sourceRef'),
    after({ group: kustomize!, kind: 'Kustomization' }),
    values('postBuild.substituteFrom[]'),
    { at: 'decryption.secretRef', read: referenceTo(secret) },
    account,
  ]),
  [`${helm}/HelmRelease`]: under('spec', [
    sourceRef('chart.spec.sourceRef'),
    sourceRef('chartRef'),
    after({ group: helm!, kind: 'HelmRelease' }),
    values('valuesFrom[]'),
    account,
  ]),
}
