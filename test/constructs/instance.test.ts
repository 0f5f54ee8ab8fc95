import { ApiObject } from 'cdk8s'
import { expect, it } from 'vitest'
import { App, Chart, ConfigMap, Deployment, Resource, Server } from '../../src/index.js'

it('is an instance of its own classes only, although cdk8s takes every object for one of each', () => {
  const chart = new Chart(new App(), 'shop')
  const server: unknown = new Deployment(chart, 'server', { container: { image: 'example/server:1', ports: { http: 80 } } })
  const foreign: unknown = new ApiObject(chart, 'foreign', { apiVersion: 'v1', kind: 'ConfigMap' })
  const instances = (object: unknown): boolean[] =>
    [ApiObject, Resource, Server, Deployment, ConfigMap].map((each) => object instanceof each)
  expect(instances(server)).toEqual([true, true, true, true, false])
  expect(instances(foreign)).toEqual([true, false, false, false, false])
  expect(instances(null)).toEqual([false, false, false, false, false])
  // The compiler knows what it is, too.
  if (server instanceof Deployment) server.override({ spec: { paused: true } }).expose()
})
