import { describe, expect, it } from 'vitest'
import { autopilot, Deployment, defineProfile, Pod, type Profile, readOnlyRoot, restricted } from '../../../src/index.js'
import type { JsonObject } from '../../../src/model/model.js'
import { complaintsOf, manifestOf } from '../synth.js'

const image = 'x:1'

function specOf(profiles: readonly Profile[], pod: object): Record<string, unknown> {
  const { template } = manifestOf('Deployment', (chart) => new Deployment(chart, 'a', pod as never), { profiles }).spec as JsonObject
  return (template as JsonObject).spec as JsonObject
}
const first = (spec: Record<string, unknown>): JsonObject => (spec.containers as JsonObject[])[0]!

describe('profiles are plain data', () => {
  it.each([restricted, readOnlyRoot, autopilot])('$name survives JSON', (profile) => {
    expect(JSON.parse(JSON.stringify(profile))).toEqual(profile)
  })
})

it('restricted holds for the pod and each of its containers', () => {
  const spec = specOf([restricted], { container: { image }, initContainers: { b: { image } } })
  expect(spec.securityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } })
  for (const each of [...(spec.containers as JsonObject[]), ...(spec.initContainers as JsonObject[])])
    expect(each.securityContext).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } })
})

it('readOnlyRoot gives each container a /tmp of its own', () => {
  const spec = specOf([readOnlyRoot], { containers: { a: { image }, b: { image } }, initContainers: { c: { image } } })
  const containers = [...(spec.initContainers as JsonObject[]), ...(spec.containers as JsonObject[])]
  expect(containers.map(({ volumeMounts }) => volumeMounts)).toEqual([
    [{ name: 'tmp', mountPath: '/tmp' }],
    [{ name: 'tmp-2', mountPath: '/tmp' }],
    [{ name: 'tmp-3', mountPath: '/tmp' }],
  ])
  expect(spec.volumes).toEqual(['tmp', 'tmp-2', 'tmp-3'].map((name) => ({ name, emptyDir: {} })))
  for (const { securityContext } of containers) expect(securityContext).toEqual({ readOnlyRootFilesystem: true })
})

it('what the program mounts at a path of a profile is mounted there alone', () => {
  const spec = specOf([readOnlyRoot], {
    volumes: { shared: { emptyDir: { medium: 'Memory' } } },
    container: { image, mounts: { '/tmp': { volume: 'shared' } } },
  })
  expect(first(spec).volumeMounts).toEqual([{ name: 'shared', mountPath: '/tmp' }])
  expect(spec.volumes).toEqual([{ name: 'shared', emptyDir: { medium: 'Memory' } }])
})

it('autopilot asks for what Autopilot would give, where the program asks for nothing', () => {
  expect(first(specOf([autopilot], { container: { image } })).resources).toEqual({
    requests: { cpu: '500m', memory: '2Gi', 'ephemeral-storage': '1Gi' },
  })
  expect(first(specOf([autopilot], { container: { image, resources: { requests: { memory: '4Gi' } } } })).resources).toEqual({
    requests: { cpu: '500m', memory: '4Gi', 'ephemeral-storage': '1Gi' },
  })
})

it('an empty folder is mounted without a volume that is written down, named after its path', () => {
  const spec = specOf([], {
    volumes: { 'var-cache': { emptyDir: {} } },
    container: { image, mounts: { '/var/cache': { emptyDir: { sizeLimit: '64Mi' } }, '/': { emptyDir: {} }, '/_/Ab': { emptyDir: {} } } },
  })
  expect(first(spec).volumeMounts).toEqual([
    { name: 'var-cache-2', mountPath: '/var/cache' },
    { name: 'scratch', mountPath: '/' },
    { name: 'ab', mountPath: '/_/Ab' },
  ])
  expect(spec.volumes).toContainEqual({ name: 'var-cache-2', emptyDir: { sizeLimit: '64Mi' } })
})

it('what is wrong is told where it is written', () => {
  const wrong = defineProfile({ name: 'wrong', container: { mounts: { tmp: { emptyDir: {} } } } } as never)
  expect(complaintsOf((chart) => new Pod(chart, 'a', { container: { image } }), { profiles: [wrong] })).toEqual([
    'props/invalid shop profiles[0].container.mounts.tmp: the key "tmp" must be an absolute path -> write "/tmp"',
  ])
  expect(
    complaintsOf((chart) => new Pod(chart, 'a', { container: { image, mounts: { '/a': { emptyDir: { size: '1Gi' } } } } } as never)),
  ).toEqual([
    'props/invalid shop/a container.mounts["/a"].emptyDir.size: is no prop here -> known are: medium, sizeLimit; any other field goes into override',
  ])
})
