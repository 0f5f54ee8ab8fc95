import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue, Manifest } from '../../../src/model/model.js'
import type { PathTree } from '../../../src/model/references/path.js'
import { fieldsOf, tables } from '../../../src/model/references/table.js'
import { rows } from './field-rows.js'
import { clusterManifest, manifestOf, referenceAt, references } from './support.js'

/** Fields whose value chooses by labels; their tests are in selectors.test.ts. */
const selectors = /(selector|Selector|labelSelector|Selectors\[\]|spec|from\[\]|to\[\]|podAffinityTerm|Execution\[\]|namespaces\[\])$/

/** Fields of all kinds, tested once. */
const everywhere = /^(apiVersion|metadata\.(namespace|ownerReferences\[\]))$/

const clusterScoped =
  /^(v1\/PersistentVolume|.*(Class|ClusterIssuer|ClusterRoleBinding|WebhookConfiguration|PolicyBinding|CustomResourceDefinition|APIService|FlowSchema))$/

const make = (type: string, fields: JsonObject): Manifest => (clusterScoped.test(type) ? clusterManifest : manifestOf)(type, 'from', fields)

/** An object with a value at a field. */
function withValue(field: string, value: JsonValue): JsonObject {
  const steps = field.match(/\["[^"]+"\]|\[\d\]|[^.[\]]+/g)!
  return steps.reduceRight(
    (inner: JsonValue, step) => (/^\[\d/.test(step) ? [inner] : { [step.replace(/^\["|"\]$/g, '')]: inner }),
    value,
  ) as JsonObject
}

const shown = ({ group, kind, namespace, name, key, port, section }: ReturnType<typeof referenceAt>['to']): string =>
  [`${group}/${kind}`, namespace === undefined ? name : `${namespace}/${name}`, key ?? port ?? section]
    .filter((part) => part !== undefined)
    .join(' ')

const named = rows.map((row) => ({ row, title: `${row[0]} ${row[1]} ${JSON.stringify(row[2])} is ${row[3]}` }))

describe('every row of the table', () => {
  it.each(named)('$title', ({ row: [type, field, value, to, below = ''] }) => {
    expect(shown(referenceAt(field + below, make(type, withValue(field, value))).to)).toBe(to)
  })

  it.each(named)('$title: finds that, and nothing when it is elsewhere', ({ row: [type, field, value, to, below = ''] }) => {
    const from = make(type, withValue(field, value))
    const { to: target } = referenceAt(field + below, from)
    const there: Manifest = {
      apiVersion: target.group === '' ? 'v1' : `${target.group}/v1`,
      kind: target.kind,
      metadata: { name: target.name!, ...(target.namespace !== undefined && { namespace: target.namespace }) },
    }
    expect(referenceAt(field + below, from, there).targets, to).toEqual([1])
    for (const metadata of [
      { ...there.metadata, name: 'y' },
      ...(target.namespace === undefined ? [] : [{ name: target.name! }, { ...there.metadata, namespace: 'third' }]),
    ]) {
      const elsewhere = { ...there, metadata }
      const known = target.group.endsWith('example.com') || ['snapshot.storage.k8s.io', 'net.gke.io'].includes(target.group)
      if (!known || 'namespace' in metadata)
        expect(referenceAt(field + below, from, elsewhere).targets, JSON.stringify(metadata)).toEqual([])
    }
    expect(referenceAt(field + below, from, { ...there, apiVersion: 'other.example/v1' }).targets).toEqual([])
  })

  it('is tested here or as a selector', () => {
    const tested = new Set(rows.map(([type, field]) => `${type.replace(/^v1|\/v\d\w*/, '')} ${field.replaceAll(/\[\d\]/g, '[]')}`))
    const untested = tables.flatMap(Object.keys).flatMap((kind) =>
      paths(fieldsOf(manifestOf(kind.startsWith('/') ? `v1${kind}` : kind.replace('/', '/v1/'), 'x')))
        .filter((path) => !everywhere.test(path) && !selectors.test(path))
        .map((path) => `${kind} ${path}`)
        .filter((each) => !tested.has(each)),
    )
    expect(untested).toEqual([])
  })
})

describe('what a value may say', () => {
  it('nothing that is empty or no text is a reference', () => {
    for (const value of ['', 3, null, {}, [], true])
      expect(
        references(
          make('v1/PersistentVolumeClaim', { spec: { storageClassName: value, dataSource: { kind: 'Secret', name: value } } }),
        ).map(({ field }) => field),
      ).toEqual(['metadata.namespace'])
  })

  it('optional is what the manifest says', () => {
    for (const optional of [true, false])
      for (const [field, value] of [
        ['spec.containers[0].env[0].valueFrom.secretKeyRef', { name: 'x', key: 'k', optional }],
        ['spec.volumes[0].configMap', { name: 'x', optional, items: [{ key: 'k' }] }],
        ['spec.volumes[0].projected.sources[0].clusterTrustBundle', { name: 'x', optional }],
      ] as const)
        for (const each of references(make('v1/Pod', withValue(field, value))).filter(({ kind }) => kind !== 'namespace'))
          expect(each.optional, each.field).toBe(optional)
  })

  it('users and groups of a binding, and templates of a StorageClass, are no objects', () => {
    const binding = make('rbac.authorization.k8s.io/v1/ClusterRoleBinding', {
      subjects: [
        { kind: 'User', name: 'x' },
        { kind: 'Group', name: 'x' },
      ],
    })
    const storage = make('storage.k8s.io/v1/StorageClass', { parameters: { 'csi.storage.k8s.io/node-stage-secret-name': '${pvc.name}' } })
    expect(references(binding, storage)).toEqual([])
  })

  it('several certificates and BackendConfigs stand in one annotation', () => {
    const certificates = make('networking.k8s.io/v1/Ingress', {
      metadata: { annotations: { 'networking.gke.io/managed-certificates': 'a, b,c' } },
    })
    const backends = make('v1/Service', {
      metadata: {
        annotations: {
          'cloud.google.com/backend-config': '{"default":"a","ports":{"http":"b","80":"a"}}',
          'beta.cloud.google.com/backend-config': 'no json',
        },
      },
    })
    expect(references(certificates, backends).map(({ from, to }) => `${from} ${to.name}`)).toEqual([
      '0 shop',
      '0 a',
      '0 b',
      '0 c',
      '1 shop',
      '1 a',
      '1 b',
    ])
  })
})

function paths<T>(tree: PathTree<T>, at = ''): string[] {
  return [
    ...(tree.ends.length > 0 ? [at] : []),
    ...[...tree.fields].flatMap(([field, next]) =>
      paths(next, /^[A-Za-z0-9]+$/.test(field) ? (at === '' ? field : `${at}.${field}`) : `${at}["${field}"]`),
    ),
    ...(tree.items ? paths(tree.items, `${at}[]`) : []),
    ...(tree.values ? paths(tree.values, `${at}{}`) : []),
  ]
}
