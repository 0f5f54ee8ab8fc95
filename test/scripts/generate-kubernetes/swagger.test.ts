import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readSwagger } from '../../../scripts/generate-kubernetes/swagger.js'

const reference = (name: string): object => ({ $ref: `#/definitions/${name}` })
const gvk = { group: 'apps', version: 'v1', kind: 'Deployment' }

function read(paths: object, properties: object): ReturnType<typeof readSwagger> {
  const folder = mkdtempSync(join(tmpdir(), 'swagger-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'api/openapi-spec'), { recursive: true })
  const definitions = {
    'io.k8s.api.apps.v1.Deployment': { required: ['ports'], properties, 'x-kubernetes-group-version-kind': [gvk] },
    'io.k8s.api.core.v1.Port': { properties: { again: reference('io.k8s.api.core.v1.Port') }, 'x-kubernetes-map-type': 'atomic' },
    'io.k8s.api.core.v1.Unused': { properties: {} },
  }
  writeFileSync(join(folder, 'api/openapi-spec/swagger.json'), JSON.stringify({ definitions, paths }))
  return readSwagger(folder, new Map([['apps/v1/Deployment.words', ['A']]]))
}

const paths = {
  '/apis/apps/v1/namespaces/{namespace}/deployments': { post: { 'x-kubernetes-group-version-kind': gvk } },
  '/apis/apps/v1/namespaces/{namespace}/deployments/{name}/scale': {
    post: { 'x-kubernetes-group-version-kind': { ...gvk, kind: 'Scale' } },
  },
  '/apis/apps/v1/deployments': { get: { 'x-kubernetes-group-version-kind': gvk } },
}

it('takes the kinds that can be created, and only the types they are made of', () => {
  const { kinds, types } = read(paths, {
    ports: {
      type: 'array',
      items: reference('io.k8s.api.core.v1.Port'),
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['a', 'b'],
    },
    words: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
    data: { type: 'string', format: 'byte', 'x-kubernetes-list-type': 'atomic' },
    size: reference('io.k8s.apimachinery.pkg.api.resource.Quantity'),
  })
  expect([...kinds]).toEqual([
    [
      'apps/v1/Deployment',
      { apiVersion: 'apps/v1', kind: 'Deployment', plural: 'deployments', namespaced: true, type: 'apps/v1/Deployment' },
    ],
  ])
  expect(Object.fromEntries(types.get('apps/v1/Deployment')!.fields)).toEqual({
    ports: { type: '[core/v1/Port', required: true, atomic: false, list: 'map:a+b' },
    words: { type: '{[string', required: false, atomic: false, values: ['A'] },
    data: { type: 'bytes', required: false, atomic: false },
    size: { type: 'quantity', required: false, atomic: false },
  })
  expect([...types.keys()]).toEqual(['apps/v1/Deployment', 'core/v1/Port'])
  expect(types.get('core/v1/Port')!.atomic).toBe(true)
})

it('refuses what the table has no word for', () => {
  expect(() => read(paths, { odd: { type: 'integer', format: 'uint8' } })).toThrow(
    'The table has no word for {"type":"integer","format":"uint8"}.',
  )
})
