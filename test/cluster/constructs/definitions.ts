import { CustomResourceDefinition, Manifest, Service } from '../../../src/index.js'
import type { Group } from './group.js'

const names = { kind: 'Thing', plural: 'things', singular: 'thing' }
const version = { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }
const definition = (spec: object, name = 'things.example.org') => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name, namespace: undefined },
  spec: { group: 'example.org', names, scope: 'Namespaced', versions: [version], ...spec },
})

export const definitions: Group = {
  name: 'definitions',
  definitions: [],
  kinds: ['CustomResourceDefinition', 'CronTab', 'Service'],
  program(chart) {
    // An object of the kind is written before its definition, and comes after it all the same.
    new Manifest(chart, 'nightly', { apiVersion: 'example.org/v1', kind: 'CronTab', spec: { schedule: '0 3 * * *', replicas: 1 } })
    const service = Service.select(chart, 'converter', { selector: { app: 'x' }, ports: { https: { port: 443, targetPort: 8443 } } })
    const schema = {
      required: ['spec'],
      properties: {
        spec: {
          type: 'object',
          required: ['schedule'],
          properties: {
            schedule: { type: 'string', pattern: '^.+ .+ .+ .+ .+$' },
            replicas: { type: 'integer', minimum: 0 },
            color: { type: 'string' },
          },
        },
        status: { type: 'object', properties: { replicas: { type: 'integer' }, selector: { type: 'string' } } },
      },
    } as const
    new CustomResourceDefinition(chart, 'crontabs', {
      group: 'example.org',
      names: { kind: 'CronTab', plural: 'crontabs', singular: 'crontab', listKind: 'CronTabList', shortNames: ['ct'], categories: ['all'] },
      scope: 'Namespaced',
      versions: {
        v1: {
          storage: true,
          schema,
          additionalPrinterColumns: [
            { name: 'Schedule', type: 'string', format: 'byte', jsonPath: '.spec.schedule', description: 'x', priority: 1 },
            { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
          ],
          subresources: {
            status: {},
            scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas', labelSelectorPath: '.status.selector' },
          },
          selectableFields: [{ jsonPath: '.spec.color' }],
        },
        v1beta1: { served: false, schema: { properties: { spec: { type: 'object' } } }, deprecated: true, deprecationWarning: 'take v1' },
      },
      conversion: { webhook: { clientConfig: { service: { service, path: '/convert', port: 443 } } } },
    })
  },
  refused: [
    ['another name', definition({}, 'thing.example.org'), /must be spec.names.plural\+"."\+spec.group/],
    [
      'no version that is kept',
      definition({ versions: [{ ...version, storage: false }] }),
      /exactly one version marked as storage version/,
    ],
    [
      'a schema that is no object',
      definition({ versions: [{ ...version, schema: { openAPIV3Schema: { type: 'string' } } }] }),
      /must be object at the root/,
    ],
    ['a kind with a dot', definition({ names: { ...names, kind: 'Thing.one' } }), /names\.kind/],
    [
      'a scale that is not in the spec',
      definition({
        versions: [{ ...version, subresources: { scale: { specReplicasPath: '.replicas', statusReplicasPath: '.status.replicas' } } }],
      }),
      /specReplicasPath/,
    ],
  ],
}
