import type { Construct } from 'constructs'
import { type Duration, duration } from '../../props/duration.js'
import { Place } from '../../props/place.js'
import { type Check, flag, integer, listOf, nonEmptyText, object, oneOf, text, wireObject } from '../../props/shape.js'
import type { CustomResource } from '../props/custom-resource.js'
import { labelsCheck, objectShape } from '../props/object-shape.js'
import { type OwnShape, ownProps } from '../props/own-props.js'
import { type ObjectProps, Resource } from '../resource.js'
import type { Labels } from '../values/types.js'

/** Where manifests are: a folder of a git repository, or a Helm chart. */
export interface ArgoSource<V extends object = { readonly [value: string]: unknown }> {
  /** A git repository, or a repository of charts; of charts in a registry, without `oci://`. */
  readonly repoURL: string
  /** A branch, tag or commit; of a chart, its version. Left out, HEAD, or the newest. */
  readonly targetRevision?: string | undefined
  /** The folder; not beside `chart`. */
  readonly path?: string | undefined
  /** The name of the chart; not beside `path`. */
  readonly chart?: string | undefined
  readonly helm?:
    | {
        /** The name in Helm; left out, that of the Application. */
        readonly releaseName?: string | undefined
        /** The values of the chart; say their type to have them checked: `new ArgoApplication<RedisValues>(…)`. */
        readonly valuesObject?: V | undefined
        /** Files of values in the source; `$values/…` are in the source whose `ref` is `values`. */
        readonly valueFiles?: readonly string[] | undefined
        readonly parameters?:
          | readonly { readonly name: string; readonly value: string; readonly forceString?: boolean | undefined }[]
          | undefined
        readonly ignoreMissingValueFiles?: boolean | undefined
        readonly skipCrds?: boolean | undefined
      }
    | undefined
  /** The whole type of Argo CD. */
  readonly kustomize?: { readonly [field: string]: unknown } | undefined
  readonly directory?:
    | { readonly recurse?: boolean | undefined; readonly include?: string | undefined; readonly exclude?: string | undefined }
    | undefined
  /** The name by which other sources take files of this one. */
  readonly ref?: string | undefined
}
export interface ArgoApplicationProps<V extends object = { readonly [value: string]: unknown }> extends ObjectProps<CustomResource> {
  /** The AppProject; left out, `default`. */
  readonly project?: string | undefined
  /** Where the manifests are. */
  readonly source?: ArgoSource<V> | undefined
  /** Several sources, whose objects are made together; not beside `source`. */
  readonly sources?: readonly ArgoSource<V>[] | undefined
  /** Where objects are made: a cluster by address or name, left out, that of Argo CD; and the namespace of those that say none. */
  readonly destination: {
    readonly server?: string | undefined
    readonly name?: string | undefined
    readonly namespace?: string | undefined
  }
  readonly syncPolicy?:
    | {
        /** Whether Argo CD acts by itself; left out, only when it is told. */
        readonly automated?:
          | {
              /** Whether objects that are no longer in the source are deleted. */
              readonly prune?: boolean | undefined
              /** Whether changes made by hand are undone. */
              readonly selfHeal?: boolean | undefined
              readonly allowEmpty?: boolean | undefined
              readonly enabled?: boolean | undefined
            }
          | undefined
        readonly syncOptions?: readonly ('CreateNamespace=true' | 'ServerSideApply=true' | 'PruneLast=true' | (string & {}))[] | undefined
        readonly retry?:
          | {
              /** How often; -1 is for ever. */
              readonly limit?: number | undefined
              readonly backoff?:
                | {
                    readonly duration?: Duration | undefined
                    readonly factor?: number | undefined
                    readonly maxDuration?: Duration | undefined
                  }
                | undefined
            }
          | undefined
        readonly managedNamespaceMetadata?: { readonly labels?: Labels | undefined; readonly annotations?: Labels | undefined } | undefined
      }
    | undefined
  /** Fields that may differ. */
  readonly ignoreDifferences?:
    | readonly {
        readonly group?: string | undefined
        readonly kind: string
        readonly name?: string | undefined
        readonly namespace?: string | undefined
        readonly jsonPointers?: readonly string[] | undefined
        readonly jqPathExpressions?: readonly string[] | undefined
        readonly managedFieldsManagers?: readonly string[] | undefined
      }[]
    | undefined
  readonly info?: readonly { readonly name: string; readonly value: string }[] | undefined
  readonly revisionHistoryLimit?: number | undefined
  /** How its objects go when it is deleted: before it, or after it; left out, they stay. */
  readonly cascade?: 'foreground' | 'background' | undefined
}

const known = object(
  {
    repoURL: nonEmptyText,
    targetRevision: nonEmptyText,
    path: nonEmptyText,
    chart: nonEmptyText,
    helm: object({
      releaseName: nonEmptyText,
      valuesObject: wireObject,
      valueFiles: listOf(nonEmptyText),
      parameters: listOf(object({ name: nonEmptyText, value: text, forceString: flag }, ['name', 'value'])),
      ignoreMissingValueFiles: flag,
      skipCrds: flag,
    }),
    kustomize: wireObject,
    directory: object({ recurse: flag, include: nonEmptyText, exclude: nonEmptyText }),
    ref: nonEmptyText,
  },
  ['repoURL'],
)
const source: Check = (value, place) => {
  if (!known(value, place)) return false
  const { path, chart, ref, targetRevision } = value as ArgoSource
  if (path !== undefined && chart !== undefined) return place.at('chart').refuse('stands beside path', 'write one of the two')
  if (path === undefined && chart === undefined && ref === undefined)
    return place.refuse('says neither path nor chart', "add path: '.', or chart: '…'")
  return (
    chart === undefined ||
    targetRevision !== undefined ||
    place.refuse('targetRevision is missing', "add the version of the chart: targetRevision: '1.2.3'")
  )
}
const names = object({ labels: labelsCheck, annotations: labelsCheck })
/** One check for each prop of its own. */
export const argoApplicationShape: OwnShape<ArgoApplicationProps> = {
  project: nonEmptyText,
  source,
  sources: listOf(source, 1),
  destination: object({ server: nonEmptyText, name: nonEmptyText, namespace: nonEmptyText }),
  syncPolicy: object({
    automated: object({ prune: flag, selfHeal: flag, allowEmpty: flag, enabled: flag }),
    syncOptions: listOf(nonEmptyText),
    retry: object({ limit: integer(-1), backoff: object({ duration: duration(), factor: integer(1), maxDuration: duration() }) }),
    managedNamespaceMetadata: names,
  }),
  ignoreDifferences: listOf(
    object(
      {
        group: text,
        kind: nonEmptyText,
        name: nonEmptyText,
        namespace: nonEmptyText,
        jsonPointers: listOf(nonEmptyText),
        jqPathExpressions: listOf(nonEmptyText),
        managedFieldsManagers: listOf(nonEmptyText),
      },
      ['kind'],
    ),
  ),
  info: listOf(object({ name: nonEmptyText, value: text }, ['name', 'value'])),
  revisionHistoryLimit: integer(),
  cascade: oneOf('foreground', 'background'),
}
const check = object({ ...objectShape, ...argoApplicationShape }, ['destination'])

/**
 * Has Argo CD make the objects of a git repository or a Helm chart. Its kind is Application.
 *
 * It stands in the namespace of Argo CD, unless that was told of others.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/
 * @example
 * ```ts
 * new ArgoApplication(chart, 'redis', {
 *   source: { repoURL: 'https://charts.bitnami.com/bitnami', chart: 'redis', targetRevision: '21.2.0', helm: { valuesObject: { architecture: 'standalone' } } },
 *   destination: { namespace: 'shop' },
 *   syncPolicy: { automated: { prune: true, selfHeal: true } },
 * })
 * ```
 */
export class ArgoApplication<V extends object = { readonly [value: string]: unknown }> extends Resource<CustomResource> {
  constructor(scope: Construct, id: string, props: ArgoApplicationProps<V>) {
    super(scope, id, { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' }, props)
    const place = new Place(this)
    if (!check(props, place)) return
    const { project = 'default', destination, cascade, ...rest } = ownProps(props)
    if ((rest.source === undefined) === (rest.sources === undefined))
      place.refuse(
        rest.source ? 'has source and sources, of which only one can hold' : 'has no source',
        "write source: { repoURL: '…', path: '…' }",
      )
    const { server, name, namespace } = destination
    if (server !== undefined && name !== undefined)
      place.at('destination').refuse('has server and name, of which only one can hold', 'write one of the two')
    if (cascade) this.metadata.addFinalizers(`resources-finalizer.argocd.argoproj.io/${cascade}`)
    const where = server === undefined && name === undefined ? 'https://kubernetes.default.svc' : server
    this['~body'] = { spec: { project, destination: { server: where, name, namespace }, ...rest } }
  }
}
