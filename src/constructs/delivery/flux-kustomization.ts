import type { Construct } from 'constructs'
import { type Duration, duration } from '../../props/duration.js'
import { Place } from '../../props/place.js'
import { flag, listOf, mapOf, nonEmptyText, object, oneOf, text, wireObject } from '../../props/shape.js'
import { namespaceOf } from '../common/handed-over.js'
import { sameNamespace } from '../pods/env.js'
import type { CustomResource } from '../props/custom-resource.js'
import { type NameOrObject, nameOf, nameOrObjectCheck } from '../props/named.js'
import { labelsCheck, objectShape } from '../props/object-shape.js'
import { type OwnShape, ownProps } from '../props/own-props.js'
import { type ObjectProps, Resource } from '../resource.js'
import type { Labels } from '../values/types.js'
import { type FluxReference, fluxCheck, fluxDependency, fluxReference, type ValuesFrom, valuesSource } from './flux.js'

export interface FluxKustomizationProps extends ObjectProps<CustomResource> {
  /** A GitRepository or OciRepository, or another source of Flux by kind and name. */
  readonly sourceRef: FluxReference
  /** The folder in the source, such as `./dist`; left out, all of it. */
  readonly path?: string | undefined
  /** Whether objects that are no longer in the source are deleted. */
  readonly prune: boolean
  /** How often it is looked whether live objects are as they should be. */
  readonly interval: Duration
  /** How soon it is tried again after a failure; left out, `interval`. */
  readonly retryInterval?: Duration | undefined
  /** How long one step may take; left out, `interval`. */
  readonly timeout?: Duration | undefined
  /** Where objects are made that say no namespace. */
  readonly targetNamespace?: string | undefined
  /** Kustomizations that must be ready before. */
  readonly dependsOn?: readonly FluxReference[] | undefined
  /** Whether it is ready only when its objects are. */
  readonly wait?: boolean | undefined
  /** Objects that must be ready, where `wait` is too much. */
  readonly healthChecks?:
    | readonly {
        readonly apiVersion?: string | undefined
        readonly kind: string
        readonly name: string
        readonly namespace?: string | undefined
      }[]
    | undefined
  /** Who makes the objects; left out, Flux itself. */
  readonly serviceAccountName?: string | undefined
  readonly suspend?: boolean | undefined
  /** Whether objects are deleted and made anew where a field cannot change. */
  readonly force?: boolean | undefined
  /** Values for `${name}` in the manifests: said here, and in ConfigMaps and Secrets of the same namespace. */
  readonly postBuild?:
    | {
        readonly substitute?: { readonly [name: string]: string } | undefined
        readonly substituteFrom?: readonly { readonly source: ValuesFrom; readonly optional?: boolean | undefined }[] | undefined
      }
    | undefined
  /** The key by which Secrets in the source are decrypted. */
  readonly decryption?: { readonly provider: 'sops'; readonly secretRef?: NameOrObject | undefined } | undefined
  readonly images?:
    | readonly {
        readonly name: string
        readonly newName?: string | undefined
        readonly newTag?: string | undefined
        readonly digest?: string | undefined
      }[]
    | undefined
  /** Changes of the manifests, as kustomize has them. */
  readonly patches?: readonly { readonly patch: string; readonly target?: { readonly [field: string]: unknown } | undefined }[] | undefined
  readonly components?: readonly string[] | undefined
  readonly namePrefix?: string | undefined
  readonly nameSuffix?: string | undefined
  readonly commonMetadata?: { readonly labels?: Labels | undefined; readonly annotations?: Labels | undefined } | undefined
  /** What happens to the objects when it is deleted; left out, as `prune` says. */
  readonly deletionPolicy?: 'MirrorPrune' | 'Delete' | 'WaitForTermination' | 'Orphan' | undefined
}

/** One check for each prop of its own. */
export const fluxKustomizationShape: OwnShape<FluxKustomizationProps> = {
  sourceRef: fluxCheck('GitRepository', 'OCIRepository', 'Bucket', 'ExternalArtifact'),
  path: nonEmptyText,
  prune: flag,
  interval: duration(),
  retryInterval: duration(),
  timeout: duration(),
  targetNamespace: nonEmptyText,
  dependsOn: listOf(fluxCheck('Kustomization')),
  wait: flag,
  healthChecks: listOf(
    object({ apiVersion: nonEmptyText, kind: nonEmptyText, name: nonEmptyText, namespace: nonEmptyText }, ['kind', 'name']),
  ),
  serviceAccountName: nonEmptyText,
  suspend: flag,
  force: flag,
  postBuild: object({
    substitute: mapOf(text),
    substituteFrom: listOf(object({ source: valuesSource, optional: flag }, ['source'])),
  }),
  decryption: object({ provider: oneOf('sops'), secretRef: nameOrObjectCheck('Secret') }, ['provider']),
  images: listOf(object({ name: nonEmptyText, newName: nonEmptyText, newTag: nonEmptyText, digest: nonEmptyText }, ['name'])),
  patches: listOf(object({ patch: nonEmptyText, target: wireObject }, ['patch'])),
  components: listOf(nonEmptyText),
  namePrefix: nonEmptyText,
  nameSuffix: nonEmptyText,
  commonMetadata: object({ labels: labelsCheck, annotations: labelsCheck }),
  deletionPolicy: oneOf('MirrorPrune', 'Delete', 'WaitForTermination', 'Orphan'),
}
const check = object({ ...objectShape, ...fluxKustomizationShape }, ['sourceRef', 'prune', 'interval'])

/**
 * Has Flux apply the manifests of a source and keep them as they should be. Its kind is Kustomization.
 *
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/
 * @example
 * ```ts
 * const repository = new GitRepository(chart, 'shop', { url: 'https://github.com/example/shop', ref: { branch: 'main' }, interval: '5m' })
 * new FluxKustomization(chart, 'app', { sourceRef: repository, path: './dist', prune: true, interval: '10m' })
 * ```
 */
export class FluxKustomization extends Resource<CustomResource> {
  constructor(scope: Construct, id: string, props: FluxKustomizationProps) {
    super(scope, id, { apiVersion: 'kustomize.toolkit.fluxcd.io/v1', kind: 'Kustomization' }, props)
    const place = new Place(this)
    if (!check(props, place)) return
    const { sourceRef, dependsOn, postBuild, decryption, ...rest } = ownProps(props)
    this['~body'] = {
      spec: {
        sourceRef: fluxReference(sourceRef, this.namespace),
        dependsOn: dependsOn?.map((each) => fluxDependency(each, this.namespace)),
        ...rest,
        postBuild: postBuild && {
          substitute: postBuild.substitute,
          substituteFrom: postBuild.substituteFrom?.map(({ source, optional }, index) => {
            const kind = source.kind!
            sameNamespace({ kind, name: source.name, namespace: namespaceOf(source) }, place.at('postBuild').at('substituteFrom').at(index))
            return { kind, name: source.name, optional }
          }),
        },
        decryption: decryption && {
          provider: decryption.provider,
          secretRef: decryption.secretRef && { name: nameOf(decryption.secretRef) },
        },
      },
    }
  }
}
