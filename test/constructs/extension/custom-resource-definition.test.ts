import { describe, expect, it } from 'vitest'
import { App, Chart, CustomResourceDefinition, Manifest, Service } from '../../../src/index.js'
import { readTree } from '../../../src/model/read-tree.js'
import { referencesOf } from '../../../src/model/references/references.js'
import { complaintsOf, manifestOf } from '../synth.js'

type Any = never
const schema = { properties: { spec: { type: 'object' } } } as const
const given = {
  group: 'example.org',
  names: { kind: 'CronTab', plural: 'crontabs' },
  scope: 'Namespaced',
  versions: { v1: { schema } },
} as const

describe('CustomResourceDefinition', () => {
  it('is called by plural and group, serves its only version and keeps objects in it', () => {
    const { metadata, spec } = manifestOf('CustomResourceDefinition', (chart) => new CustomResourceDefinition(chart, 'a', given), {
      namespace: 'shop',
    })
    expect(metadata).toMatchObject({ name: 'crontabs.example.org' })
    expect(metadata.namespace).toBeUndefined()
    expect(spec).toEqual({
      group: 'example.org',
      names: { kind: 'CronTab', plural: 'crontabs', singular: 'crontab' },
      scope: 'Namespaced',
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object', ...schema } } }],
    })
  })

  it('comes before objects of its kind, which point at it', () => {
    const app = new App()
    const chart = new Chart(app, 'shop')
    new Manifest(chart, 'nightly', { apiVersion: 'example.org/v1', kind: 'CronTab', spec: {} })
    new CustomResourceDefinition(chart, 'a', given)
    const { objects } = readTree(app)
    expect(objects.map(({ manifest }) => manifest.kind)).toEqual(['CustomResourceDefinition', 'CronTab'])
    expect(referencesOf(objects).find(({ kind }) => kind === 'definition')).toMatchObject({ from: 1, targets: [0], lacking: [] })
  })

  it('is converted by a Service, in its namespace', () => {
    const spec = manifestOf(
      'CustomResourceDefinition',
      (chart) => {
        const service = Service.select(chart, 'converter', { selector: { a: 'b' }, ports: { https: { port: 443, targetPort: 8443 } } })
        new CustomResourceDefinition(chart, 'a', {
          ...given,
          conversion: { webhook: { clientConfig: { service: { service, path: '/x' } } } },
        })
      },
      { namespace: 'shop' },
    ).spec
    expect(spec).toMatchObject({
      conversion: {
        strategy: 'Webhook',
        webhook: { conversionReviewVersions: ['v1'], clientConfig: { service: { name: 'converter', namespace: 'shop', path: '/x' } } },
      },
    })
  })

  it.each<[object, string]>([
    [{ name: 'x' }, 'api/name shop/a name: must be crontabs.example.org, and is x -> leave it out'],
    [{ versions: { v1: { schema }, v2: { schema } } }, 'versions: say not in which of them objects are kept'],
    [{ versions: { v1: { schema, storage: true }, v2: { schema, storage: true } } }, 'versions: keep objects in v1 and v2'],
    [{ versions: { v1: { schema: { type: 'string' } } } }, 'versions.v1.schema.type: must be object, and is string'],
    [{ versions: {} }, 'versions: must not be empty'],
    [{ names: { kind: 'Cron.Tab', plural: 'crontabs' } }, 'names.kind: "Cron.Tab"'],
    [
      { versions: { v1: { schema, subresources: { scale: { specReplicasPath: '.replicas', statusReplicasPath: '.status.x' } } } } },
      'versions.v1.subresources.scale.specReplicasPath: ".replicas" must begin with .spec.',
    ],
  ])('%j is told', (props, message) => {
    expect(complaintsOf((chart) => new CustomResourceDefinition(chart, 'a', { ...given, ...props } as Any)).join('\n')).toContain(message)
  })
})
