import { ApiObject } from 'cdk8s'
import { describe, expect, it } from 'vitest'
import { App, Chart, ConfigMap, Deployment, type Finding, Manifest, ref, Secret, SteersmanError, type Values } from '../../src/index.js'
import { sampleModel } from '../../src/model/values.js'
import { FakeOutput } from '../support/output.js'

const text = (label?: string) => ref(new FakeOutput<string>(), label)
const number = (label?: string) => ref(new FakeOutput<number>(), label)

/** What a program with one chart renders, or what is wrong with it. */
function rendered(values: Values, make: (chart: Chart) => void, plainTextSecrets: readonly string[] = []): string | readonly Finding[] {
  const app = new App({ values, plainTextSecrets })
  make(new Chart(app, 'shop'))
  try {
    return app.synthYaml()
  } catch (error) {
    if (!SteersmanError.is(error)) throw error
    return error.findings
  }
}

describe('values that are known only at deployment, in files', () => {
  it('are each named with construct, field, label and line when they are missing', () => {
    const findings = rendered({}, (chart) => {
      new ConfigMap(chart, 'settings', { data: { URL: `https://${text('address')}/`, SIZE: `${number()}` } })
      new Deployment(chart, 'server', { replicas: number('count'), container: { image: 'example/server:1' } })
    }) as Finding[]
    expect(findings.map(({ path, field, message }) => `${path} ${field}: ${message}`)).toEqual([
      'shop/settings data.URL: waits for address, known only at deployment',
      'shop/settings data.SIZE: is known only at deployment',
      'shop/server spec.replicas: waits for count, known only at deployment',
    ])
    for (const { code, position } of findings) {
      expect(code).toBe('value/unresolved')
      expect(position?.file).toContain('values.test.ts')
    }
    expect(findings[1]!.help).toContain("ref(output, 'address')")
  })

  it('become what the field takes: text as text, numbers as numbers, whichever way they came', () => {
    const yaml = rendered({ count: '3', port: 5432, flag: 'true' }, (chart) => {
      new Deployment(chart, 'server', {
        replicas: number('count'),
        container: { image: `example/server:${number('count')}`, env: { PORT: number('port'), FLAG: text('flag') } },
        annotations: { port: `${number('port')}` },
        override: { spec: { paused: text('flag') as unknown as boolean } },
      })
    })
    expect(yaml).toContain('replicas: 3\n')
    expect(yaml).toContain('paused: true\n')
    expect(yaml).toContain('image: example/server:3\n')
    expect(yaml).toContain('value: "5432"\n')
    expect(yaml).toContain('port: "5432"\n')
    expect(yaml).toContain('value: "true"\n')
  })

  it('in a field whose type nobody knows, ref() is text and an Output is what it is', () => {
    const output = new FakeOutput<number>()
    const findings = rendered({ size: 3 }, (chart) => {
      new Manifest(chart, 'thing', { apiVersion: 'example.com/v1', kind: 'Thing', spec: { text: number('size'), raw: output } })
    }) as Finding[]
    expect(findings.map(({ field, help }) => [field, help.includes('ref(output')])).toEqual([['spec.raw', true]])
    const yaml = rendered({ size: 3 }, (chart) => {
      new Manifest(chart, 'thing', { apiVersion: 'example.com/v1', kind: 'Thing', spec: { text: number('size') } })
    })
    expect(yaml).toContain('text: "3"\n')
  })

  it('that the field does not take are refused', () => {
    const findings = rendered({ count: 'many', tag: { a: 1 } }, (chart) => {
      new Deployment(chart, 'server', { replicas: number('count'), container: { image: `example/server:${text('tag')}` } })
    }) as Finding[]
    expect(findings.map(({ message }) => message)).toEqual([
      'the value given for count is no number',
      'the value given for tag is no text, number or boolean',
    ])
  })

  it('under a name that is nearly right are found', () => {
    const [finding] = rendered({ adress: 'x' }, (chart) => new ConfigMap(chart, 'a', { data: { A: text('address') } })) as Finding[]
    expect(finding!.help).toBe('there is a value for adress: did you mean that?')
  })

  it('of a Secret are not asked for while it stays out of the files, and are escaped inside JSON', () => {
    const make = (chart: Chart): void => {
      Secret.dockerConfig(chart, 'registry', { registries: { 'example.com': { username: 'robot', password: text('password') } } })
    }
    expect(rendered({}, make)).toBe('')
    const yaml = rendered({ password: 'say "hi"' }, make, ['registry']) as string
    const json = /\.dockerconfigjson: '(.*)'/.exec(yaml)![1]!
    expect(JSON.parse(json)).toEqual({ auths: { 'example.com': { username: 'robot', password: 'say "hi"' } } })
  })

  it('are found in objects of cdk8s, and in patches', () => {
    const lost = rendered({}, (chart) => {
      const token = text('address')
      const object = new ApiObject(chart, 'raw', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        data: { CUT: token.slice(0, -2), LOUD: token.toUpperCase(), [token]: 'key' },
      } as never)
      object.metadata.addAnnotation('told', 'Calling [toString] on an [Output<T>] is not supported.')
    }) as Finding[]
    expect(lost.map(({ field, message }) => `${field}: ${message}`).sort()).toEqual([
      'data.CUT: holds the text of ref(), which was cut',
      'data.LOUD: holds the text of ref(), which was written in capitals',
      'data: has a key made by ref(), but keys must be known',
      'metadata.annotations.told: holds the text of a Pulumi Output, whose value is not known yet',
    ])
    const raw = rendered({}, (chart) => {
      new ApiObject(chart, 'raw', { apiVersion: 'v1', kind: 'ConfigMap', data: { A: new FakeOutput() } } as never)
    }) as Finding[]
    expect(raw.map(({ field }) => field)).toEqual(['data.A'])
  })

  it('cannot be an id', () => {
    const [finding] = rendered({ name: 'a' }, (chart) => new ConfigMap(chart, text('name'), { data: {} })) as Finding[]
    expect(finding!.message).toBe('has an id made by ref(), but ids must be known')
  })

  it('are replaced by samples where rules look at them', () => {
    const app = new App()
    const chart = new Chart(app, 'shop')
    new Deployment(chart, 'server', { replicas: number(), container: { image: `a:${text()}`, resources: { limits: { memory: text() } } } })
    const [object] = sampleModel(app.handover().model).objects
    expect(JSON.stringify(object!.manifest)).not.toContain('steersman-output')
    expect(object!.manifest.spec).toMatchObject({
      replicas: 1,
      template: { spec: { containers: [{ image: 'a:x', resources: { limits: { memory: '1' } } }] } },
    })
  })
})
