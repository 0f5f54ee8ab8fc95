import { createRequire } from 'node:module'
import { BackendConfig } from '@kubernetes-models/gke/cloud.google.com/v1/BackendConfig'
import { ComputeClass } from '@kubernetes-models/gke/cloud.google.com/v1/ComputeClass'
import { HealthCheckPolicy } from '@kubernetes-models/gke/networking.gke.io/v1/HealthCheckPolicy'
import { ManagedCertificate } from '@kubernetes-models/gke/networking.gke.io/v1/ManagedCertificate'
import { FrontendConfig } from '@kubernetes-models/gke/networking.gke.io/v1beta1/FrontendConfig'

/** A kind as it is published: a class whose `validate` was compiled from the definition that a GKE cluster had. */
export interface PublishedKind {
  readonly apiVersion: string
  readonly kind: string
  readonly prototype: { validate(): void }
}

export const publishedKinds: readonly PublishedKind[] = [BackendConfig, FrontendConfig, ManagedCertificate]

/**
 * Kinds of which no object can have every field, so that their schema cannot be asked out of the validator: `config` of a
 * HealthCheckPolicy must have two of its six fields. Their fields are those of the published declaration.
 */
export const declaredKinds: readonly PublishedKind[] = [ComputeClass, HealthCheckPolicy]

/** One thing that a published validator says: where, which keyword of the schema, and the values of that keyword. */
export interface Refusal {
  /** As a JSON pointer: `/spec/domains/0`. */
  readonly instancePath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}

/** Everything that the published validator has against a value. It never refuses a field that it does not know. */
export function refusals({ prototype }: PublishedKind, value: unknown): readonly Refusal[] {
  try {
    prototype.validate.call(value)
    return []
  } catch (error) {
    const { errors } = error as { errors?: readonly Refusal[] }
    if (!errors) throw error
    return errors
  }
}

/** The file with the TypeScript declaration of a kind. */
export function declarationFileOf({ apiVersion, kind }: PublishedKind): string {
  return createRequire(import.meta.url)
    .resolve(`@kubernetes-models/gke/${apiVersion}/${kind}`)
    .replace(/\.js$/, '.d.ts')
}
