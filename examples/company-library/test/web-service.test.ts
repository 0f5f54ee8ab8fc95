import { WebService } from '@example/company-library'
import { App, Chart } from 'steersman'
import { expect, it } from 'vitest'

it('is exposed, protected while nodes are drained, and reached from outside only when it has a host', () => {
  const app = new App()
  const inner = new WebService(new Chart(app, 'inner'), 'api', { image: 'example/api:1' })
  new WebService(new Chart(app, 'outer'), 'api', { image: 'example/api:1', host: 'api.example.com', replicas: 1 })
  const kinds = (chart: string): string[] =>
    app
      .handover()
      .model.objects.filter(({ origin }) => origin.path.startsWith(`${chart}/`))
      .map(({ manifest }) => manifest.kind)
  expect(kinds('inner').toSorted()).toEqual(['Deployment', 'PodDisruptionBudget', 'Service'])
  expect(kinds('outer').toSorted()).toEqual(['Deployment', 'Ingress', 'Service'])
  expect(inner.service.port('http').number).toBe(8080)
})
