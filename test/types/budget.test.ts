import { describe, expect, it } from 'vitest'
import { compile } from './compile.js'

const start = `import { App, Chart, Deployment, Ingress } from 'steersman'
const chart = new Chart(new App(), 'budget')
`
const copy = (index: number): string => `
const server${index} = new Deployment(chart, 'server${index}', {
  replicas: 3,
  container: {
    image: 'example/server:1',
    ports: { http${index}: 5000, metrics: 9090 },
    env: { LEVEL: 'info', RETRIES: 3 },
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } },
    readinessProbe: { httpGet: { path: '/healthz', port: 'http${index}' } },
  },
})
const service${index} = server${index}.expose({ ports: { http${index}: 80, metrics: 9090 } })
new Ingress(chart, 'web${index}', {
  className: 'nginx',
  tls: { clusterIssuer: 'letsencrypt' },
  hosts: { 'shop.example.com': { '/': service${index}.port('http${index}') } },
})
`
/** Type instantiations, which are the same on every machine, that checking one program costs. */
function instantiations(copies: number): number {
  const text = start + Array.from({ length: copies }, (_, index) => copy(index)).join('')
  const { program, diagnosticsOf } = compile({ 'budget.ts': text })
  expect(diagnosticsOf('budget.ts')).toEqual([])
  return program.getInstantiationCount()
}

describe('what the types cost the compiler', () => {
  const [none, one, two, eleven] = [0, 1, 2, 11].map(instantiations) as [number, number, number, number]

  it('stays small for a Deployment, a Service and an Ingress', () => {
    expect(one - none).toBeLessThan(1_000)
    expect(two - one).toBeLessThan(350)
  })

  it('grows with the program and no faster', () => {
    expect(eleven - one).toBe(10 * (two - one))
  })

  it('is the same each time', () => {
    expect(instantiations(1)).toBe(one)
  })
})
