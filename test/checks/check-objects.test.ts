import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/checks/check.js'
import { fieldPath, fieldSteps } from '../../src/model/field-path.js'
import { readFiles } from '../../src/model/files/read-files.js'

const told = (text: string, minors?: Parameters<typeof check>[1]): string[] => {
  const { model } = readFiles([{ name: 'a.yaml', text, found: false }])
  expect(model.findings).toEqual([])
  return check(model, minors).map(({ code, field, message, help }) => `${code} ${field}: ${message} -> ${help}`)
}

const container = (more: string): string => `
apiVersion: v1
kind: Pod
metadata: { name: a }
spec:
  containers: [{ name: a, image: 'x:1', ${more} }]
`

describe('what is told', () => {
  it.each([
    ["imagePullPolicy: 'always'", 'api/field-value spec.containers[0].imagePullPolicy', 'did you mean Always?'],
    ['tty: yep', 'api/field-type spec.containers[0].tty: must be true or false, and is the text "yep"', 'write true or false'],
    ['args: 5', 'api/field-type spec.containers[0].args: must be a list, and is 5', 'write a list: each item begins with "- "'],
    ['args: [5]', 'api/field-type spec.containers[0].args[0]: must be a text, and is 5', 'put it into quotes: "5"'],
    [
      'ports: [{ containerPort: 80.5 }]',
      'api/field-type spec.containers[0].ports[0].containerPort',
      'write a whole number of at most 32 bits',
    ],
    ['ports: [{ containerPort: 3000000000 }]', 'api/field-type spec.containers[0].ports[0].containerPort', 'of at most 32 bits'],
    [
      'resources: { limits: { "nvidia.com/gpu": 1 Gi } }',
      'api/field-format spec.containers[0].resources.limits[nvidia.com/gpu]',
      'did you mean 1Gi?',
    ],
    ['Image: y', 'api/unknown-field spec.containers[0].Image: is no field of Container', 'did you mean image?'],
    ['constructor: y', 'api/unknown-field spec.containers[0].constructor', 'leave it out'],
  ])('%s', (more, start, help) => {
    const findings = told(container(more))
    expect(findings).toHaveLength(1)
    expect(findings[0]!.startsWith(start)).toBe(true)
    expect(findings[0]).toContain(help)
  })

  it('what is empty or null stands for what is left out, and any value for a field that takes any', () => {
    expect(told(container("imagePullPolicy: '', args: null, tty: null, resources: { limits: null }"))).toEqual([])
  })

  it('fields and kinds of other versions, with since and until', () => {
    const sleep = container('lifecycle: { preStop: { sleep: { seconds: 1 } }, stopSignal: SIGTERM }')
    expect(told(sleep)).toEqual([])
    expect(told(sleep, ['1.29', '1.36'])).toEqual([
      'api/unknown-field spec.containers[0].lifecycle.stopSignal: is no field in Kubernetes 1.29: it is there since 1.33 -> leave it out, or deploy only to versions that have it',
    ])
    expect(told('apiVersion: networking.k8s.io/v1\nkind: ServiceCIDR\nmetadata: { name: a }\n', ['1.31', '1.36'])).toEqual([
      'api/kind apiVersion: networking.k8s.io/v1 ServiceCIDR is not served by Kubernetes 1.31, only since 1.33 -> leave it out: nothing replaces it yet',
    ])
    expect(told('apiVersion: resource.k8s.io/v1beta2\nkind: ResourceClaim\nmetadata: { name: a }\n')[0]).toMatch(
      /only where it is switched on/,
    )
    expect(told('apiVersion: v1\nkind: Deployment\nmetadata: { name: a }\n')[0]).toMatch(
      /v1 has no kind Deployment -> did you mean apiVersion: apps\/v1\?/,
    )
  })

  it('kinds of operators are let be, but for their metadata', () => {
    expect(told('apiVersion: example.com/v1\nkind: Widget\nmetadata: { name: a, labels: { a: 1 } }\n')).toEqual([
      'api/field-type metadata.labels.a: must be a text, and is 1 -> put it into quotes: "1"',
    ])
    expect(told('apiVersion: example.com/v1\nkind: Widget\nmetadata: { name: a }\nspec: { any: 1 }\n')).toEqual([])
  })

  it('no value of a Secret', () => {
    const findings = told(
      'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata: { a: 31337 }\nstringData: { b: 31337, c: [hunter2] }\n',
    )
    expect(findings).toHaveLength(3)
    expect(findings.join()).not.toMatch(/31337|hunter2/)
  })
})

it('a path is written as the API server writes it, and read back', () => {
  expect(fieldPath(['spec', 'containers', 0, 'name'])).toBe('spec.containers[0].name')
  expect(fieldPath(['data', 'a b'])).toBe('data[a b]')
  const step = fc.oneof(fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}$/), fc.nat(99), fc.stringMatching(/^[a-z][-a-z./ ]{1,8}[-./ ]$/))
  fc.assert(
    fc.property(fc.array(step, { minLength: 1 }), (steps) => {
      expect(fieldSteps(fieldPath(steps))).toEqual(steps)
    }),
  )
})
