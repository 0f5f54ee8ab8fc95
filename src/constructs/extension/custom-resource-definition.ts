import type { Construct } from 'constructs'
import { labelName, serviceName, subdomainName } from '../../kubernetes/names.js'
import type * as apiextensions from '../../kubernetes/wire/apiextensions/v1.js'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { Place } from '../../props/place.js'
import {
  absolutePath,
  type Check,
  exactlyOne,
  flag,
  integer,
  listOf,
  mapOf,
  nonEmptyText,
  object,
  oneOf,
  portNumber,
  text,
  textBy,
  wireObject,
} from '../../props/shape.js'
import { isPlain } from '../../tree/value.js'
import { namespaceOf } from '../common/handed-over.js'
import { namedCheck } from '../props/named.js'
import { objectShape } from '../props/object-shape.js'
import { ownProps } from '../props/own-props.js'
import { type ObjectProps, Resource } from '../resource.js'
import type { AbsolutePath } from '../values/types.js'

/** A column of `kubectl get`. */
export interface PrinterColumn {
  readonly name: string
  readonly type: 'integer' | 'number' | 'string' | 'boolean' | 'date'
  /** Where the value is, such as `.spec.replicas`. */
  readonly jsonPath: `.${string}`
  readonly description?: string | undefined
  readonly format?: string | undefined
  /** More than 0 is shown with `-o wide` only. */
  readonly priority?: number | undefined
}
/** One version of the kind. */
export interface DefinitionVersion {
  /** What objects look like: their `spec`, `status` and other fields as JSON schema; `apiVersion`, `kind` and `metadata` are there by themselves. */
  readonly schema: apiextensions.JSONSchemaProps
  /** Whether it can be used; left out, true. */
  readonly served?: boolean | undefined
  /** Whether objects are kept in this version, as they are in exactly one; left out, true for an only version, else false. */
  readonly storage?: boolean | undefined
  /** Whether who uses it is warned. */
  readonly deprecated?: boolean | undefined
  /** What who uses it is told. */
  readonly deprecationWarning?: string | undefined
  readonly additionalPrinterColumns?: readonly PrinterColumn[] | undefined
  readonly subresources?:
    | {
        /** Whether controllers write `status` by itself. */
        readonly status?: {} | undefined
        /** Where `kubectl scale` and autoscalers find the numbers. */
        readonly scale?:
          | {
              readonly specReplicasPath: `.spec.${string}`
              readonly statusReplicasPath: `.status.${string}`
              readonly labelSelectorPath?: `.${string}` | undefined
            }
          | undefined
      }
    | undefined
  /** Fields by which objects can be chosen, such as `.spec.color`. */
  readonly selectableFields?: readonly { readonly jsonPath: `.${string}` }[] | undefined
}
export interface CustomResourceDefinitionProps extends ObjectProps<Kinds['apiextensions.k8s.io/v1/CustomResourceDefinition']> {
  /** The group of the API, such as `example.com`. */
  readonly group: string
  readonly names: {
    /** In capitals, such as `CronTab`. */
    readonly kind: string
    /** In small letters, such as `crontabs`. */
    readonly plural: string
    /** Left out, the kind in small letters. */
    readonly singular?: string | undefined
    readonly listKind?: string | undefined
    /** Such as `ct`, for `kubectl get ct`. */
    readonly shortNames?: readonly string[] | undefined
    /** Such as `all`, for `kubectl get all`. */
    readonly categories?: readonly string[] | undefined
  }
  /** Whether objects are in namespaces. */
  readonly scope: 'Namespaced' | 'Cluster'
  /** The versions by name, such as `v1`. */
  readonly versions: { readonly [version: string]: DefinitionVersion }
  /** Who turns objects of one version into another; left out, only their apiVersion is changed. */
  readonly conversion?:
    | {
        readonly webhook: {
          /** Versions of the review that it understands, the best first; left out, `v1`. */
          readonly conversionReviewVersions?: readonly string[] | undefined
          readonly clientConfig: {
            readonly url?: string | undefined
            /** The Service that answers, with its namespace. */
            readonly service?:
              | {
                  readonly service: { readonly name: string; readonly namespace?: string | undefined }
                  readonly path?: AbsolutePath | undefined
                  readonly port?: number | undefined
                }
              | undefined
            /** The authority of the server, in base64; cert-manager can fill it in. */
            readonly caBundle?: string | undefined
          }
        }
      }
    | undefined
}

const kindName = textBy((value) => serviceName(value.toLowerCase()), "a name in capitals such as 'CronTab'")
const jsonPath = textBy((value) => (value.startsWith('.') ? undefined : 'must begin with a dot'), "a path such as '.spec.replicas'")
const rooted = (root: string): Check =>
  textBy((value) => (value.startsWith(root) ? undefined : `must begin with ${root}`), `a path such as '${root}replicas'`)
const column = object(
  {
    name: nonEmptyText,
    type: oneOf('integer', 'number', 'string', 'boolean', 'date'),
    jsonPath,
    description: text,
    format: nonEmptyText,
    priority: integer(),
  },
  ['name', 'type', 'jsonPath'],
)
const schemaCheck: Check = (value, place) => {
  if (!wireObject(value, place)) return false
  const { type, properties } = value as apiextensions.JSONSchemaProps
  if (type !== undefined && type !== 'object')
    return place.at('type').refuse(`must be object, and is ${String(type)}`, "leave it out, or write type: 'object'")
  return (
    properties === undefined ||
    properties === null ||
    isPlain(properties) ||
    place.at('properties').refuse('must be an object', 'write { spec: { … } }')
  )
}
const versionCheck = object(
  {
    schema: schemaCheck,
    served: flag,
    storage: flag,
    deprecated: flag,
    deprecationWarning: text,
    additionalPrinterColumns: listOf(column),
    subresources: object({
      status: object({}),
      scale: object({ specReplicasPath: rooted('.spec.'), statusReplicasPath: rooted('.status.'), labelSelectorPath: jsonPath }, [
        'specReplicasPath',
        'statusReplicasPath',
      ]),
    }),
    selectableFields: listOf(object({ jsonPath }, ['jsonPath'])),
  },
  ['schema'],
)
const client = exactlyOne(
  { url: nonEmptyText, service: object({ service: namedCheck('Service'), path: absolutePath, port: portNumber }, ['service']) },
  { caBundle: nonEmptyText },
)
const check = object(
  {
    ...objectShape,
    group: textBy(subdomainName, "a group such as 'example.com'"),
    names: object(
      {
        kind: kindName,
        plural: textBy(labelName, "a name such as 'crontabs'"),
        singular: textBy(labelName, "a name such as 'crontab'"),
        listKind: kindName,
        shortNames: listOf(textBy(labelName, "a name such as 'ct'")),
        categories: listOf(textBy(labelName, "a name such as 'all'")),
      },
      ['kind', 'plural'],
    ),
    scope: oneOf('Namespaced', 'Cluster'),
    versions: mapOf(versionCheck, { key: labelName, least: 1, form: 'versions: { v1: { schema: { … } } }' }),
    conversion: object({ webhook: object({ conversionReviewVersions: listOf(nonEmptyText, 1), clientConfig: client }, ['clientConfig']) }, [
      'webhook',
    ]),
  },
  ['group', 'names', 'scope', 'versions'],
)

/**
 * A kind of your own, which the API server then knows as its own ones.
 *
 * Its name is always `<plural>.<group>`. Objects of the kind in the same App come after it: in files, and when Pulumi deploys.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 * @example
 * ```ts
 * const crontabs = new CustomResourceDefinition(chart, 'crontabs', {
 *   group: 'example.com',
 *   names: { kind: 'CronTab', plural: 'crontabs' },
 *   scope: 'Namespaced',
 *   versions: { v1: { schema: { properties: { spec: { type: 'object', properties: { schedule: { type: 'string' } } } } } } },
 * })
 * new Manifest(chart, 'nightly', { apiVersion: 'example.com/v1', kind: 'CronTab', spec: { schedule: '0 3 * * *' } })
 * ```
 */
export class CustomResourceDefinition extends Resource<Kinds['apiextensions.k8s.io/v1/CustomResourceDefinition']> {
  constructor(scope: Construct, id: string, props: CustomResourceDefinitionProps) {
    const { group, names } = (isPlain(props) ? props : {}) as Partial<CustomResourceDefinitionProps>
    // Kubernetes takes no other name; what is wrong with the parts is told below.
    const name = isPlain(names) && typeof names.plural === 'string' && typeof group === 'string' ? `${names.plural}.${group}` : undefined
    const type = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' }
    super(scope, id, type, isPlain(props) && props.name === undefined && name !== undefined ? { ...props, name } : props)
    const place = new Place(this)
    if (!check(props, place)) return
    if (props.name !== undefined && props.name !== name)
      place.at('name').refuse(`must be ${name}, and is ${props.name}`, 'leave it out', 'api/name')
    const { versions, conversion, ...rest } = ownProps(props)
    const all = Object.entries(versions).filter(([, each]) => each !== undefined)
    const kept = all.filter(([, { storage }]) => storage ?? all.length === 1).map(([version]) => version)
    if (kept.length !== 1)
      place
        .at('versions')
        .refuse(
          kept.length === 0
            ? 'say not in which of them objects are kept'
            : `keep objects in ${kept.join(' and ')}, and must in one of them`,
          'write storage: true in one of them',
        )
    this['~body'] = {
      spec: {
        group: rest.group,
        names: { ...rest.names, singular: rest.names.singular ?? rest.names.kind.toLowerCase() },
        scope: rest.scope,
        versions: all.map(([version, { schema, served = true, storage = all.length === 1, ...more }]) => ({
          name: version,
          served,
          storage,
          schema: { openAPIV3Schema: { type: 'object', ...schema } },
          ...more,
        })),
        conversion: conversion && wireConversion(conversion.webhook, place.at('conversion').at('webhook').at('clientConfig').at('service')),
      },
    }
  }
}

function wireConversion(
  { conversionReviewVersions = ['v1'], clientConfig }: NonNullable<CustomResourceDefinitionProps['conversion']>['webhook'],
  place: Place,
): object {
  const { service, ...rest } = clientConfig
  const namespace = service && namespaceOf(service.service)
  if (service && namespace === undefined)
    place.refuse(`needs the namespace of Service ${service.service.name}`, 'give its chart a namespace')
  return {
    strategy: 'Webhook',
    webhook: {
      conversionReviewVersions,
      clientConfig: { ...rest, service: service && { name: service.service.name, namespace, path: service.path, port: service.port } },
    },
  }
}
