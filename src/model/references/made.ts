import { asList, asName, asObject, asText } from '../json.js'
import type { JsonValue, Manifest } from '../model.js'
import { certificate, gateway, kindName, kindOf, type ObjectKind, persistentVolumeClaim, secret } from './kinds.js'

/** An object that a controller makes because another one asks for it. */
export interface Made {
  readonly of: ObjectKind
  readonly name: string
}

/** Says whether an Ingress or Gateway asks cert-manager to make the Secrets of its certificates. */
export function makesCertificate({ metadata }: Manifest): boolean {
  const annotations = asObject(asObject(metadata).annotations)
  return ['issuer', 'cluster-issuer'].some((name) => asName(annotations[`cert-manager.io/${name}`]) !== undefined)
}

/** What controllers make of an object, in its own namespace. A claim of a StatefulSet has its name without the ordinal. */
export function madeOf(manifest: Manifest): readonly Made[] {
  const make = makers[kindName(kindOf(manifest))]
  if (!make) return []
  const { of, names } = make(manifest)
  return names.map(asName).flatMap((name) => (name === undefined ? [] : [{ of, name }]))
}

/** The name of a claim without the ordinal of its pod. */
export const withoutOrdinal = (name: string): string => name.replace(/-\d+$/, '')

interface Making {
  readonly of: ObjectKind
  readonly names: readonly (JsonValue | undefined)[]
}

const secrets = (...names: readonly (JsonValue | undefined)[]): Making => ({ of: secret, names })
const nameOf = ({ metadata }: Manifest): JsonValue | undefined => asObject(metadata).name

const makers: Readonly<Record<string, (manifest: Manifest) => Making>> = {
  'apps/StatefulSet': (manifest) => ({
    of: persistentVolumeClaim,
    names: asList(asObject(manifest.spec).volumeClaimTemplates).map(
      (claim) => `${asText(asObject(asObject(claim).metadata).name)}-${asText(nameOf(manifest))}`,
    ),
  }),
  'bitnami.com/SealedSecret': (manifest) => secrets(nameOf(manifest)),
  'external-secrets.io/ExternalSecret'(manifest) {
    const { name, creationPolicy } = asObject(asObject(manifest.spec).target)
    return creationPolicy === 'None' ? secrets() : secrets(name ?? nameOf(manifest))
  },
  'secrets-store.csi.x-k8s.io/SecretProviderClass': ({ spec }) =>
    secrets(...asList(asObject(spec).secretObjects).map((each) => asObject(each).secretName)),
  [`${certificate.group}/${certificate.kind}`]: ({ spec }) => secrets(asObject(spec).secretName),
  [`${certificate.group}/Issuer`]: ({ spec }) => secrets(asObject(asObject(asObject(spec).acme).privateKeySecretRef).name),
  'networking.k8s.io/Ingress': (manifest) =>
    makesCertificate(manifest) ? secrets(...asList(asObject(manifest.spec).tls).map((each) => asObject(each).secretName)) : secrets(),
  [`${gateway.group}/${gateway.kind}`]: (manifest) =>
    makesCertificate(manifest)
      ? secrets(
          ...asList(asObject(manifest.spec).listeners).flatMap((each) =>
            asList(asObject(asObject(each).tls).certificateRefs).map((reference) => asObject(reference).name),
          ),
        )
      : secrets(),
}
