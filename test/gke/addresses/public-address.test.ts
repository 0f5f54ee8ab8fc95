import { Deployment, Gateway, Ingress } from 'steersman'
import { PublicAddress, type PublicAddressProps } from 'steersman/gke'
import { describe, expect, it } from 'vitest'
import { find, unknown } from '../../pulumi-engine/index.js'
import { deployed, labels, refusalOf, refusedBy, registered, runProgram, runTwice, waitsFor } from '../support.js'

const global = 'gcp:compute/globalAddress:GlobalAddress'
const regional = 'gcp:compute/address:Address'
const server = { container: { image: 'example/server:1.4.2', ports: { http: 80 } } } as const

describe('what is registered', () => {
  it('a global address', async () => {
    const result = await runTwice(() => void new PublicAddress('shop', { scope: 'global' }))
    expect(registered(result)).toEqual(['steersman:gke:PublicAddress shop', `${global} shop`])
    expect(find(result, global).inputs).toEqual({ name: 'shop', project: 'demo', labels })
  })

  it('an address of a region, under a name and with labels of its own', async () => {
    const result = await runTwice(
      () =>
        void new PublicAddress(
          'shop',
          { scope: 'regional', region: 'europe-west1', name: 'shop-entry' },
          { project: 'other', resourceLabels: { team: 'web' } },
        ),
    )
    expect(find(result, regional).inputs).toEqual({
      name: 'shop-entry',
      project: 'other',
      region: 'europe-west1',
      labels: { ...labels, team: 'web' },
    })
  })

  it('tells the address, which a preview does not know', async () => {
    const program = () => ({ ip: new PublicAddress('shop', { scope: 'global' }).ipAddress })
    expect((await runProgram(program)).outputs).toEqual({ ip: '203.0.113.7' })
    expect((await runProgram(program, { preview: true })).outputs).toEqual({ ip: unknown })
  })
})

describe('what it fits', () => {
  it('an Ingress, which waits for it', async () => {
    const result = await runTwice(() => {
      const address = new PublicAddress('shop', { scope: 'global' })
      deployed((chart) => {
        const service = new Deployment(chart, 'server', server).expose()
        new Ingress(chart, 'entry', {
          className: 'gce',
          gke: { ...address.forIngress(), httpsRedirect: true },
          hosts: { 'shop.example.com': { '/': service } },
        })
      })
    })
    const ingress = find(result, 'kubernetes:networking.k8s.io/v1:Ingress')
    expect(ingress.inputs.metadata).toMatchObject({ annotations: { 'kubernetes.io/ingress.global-static-ip-name': 'shop' } })
    expect(waitsFor(result, ingress)).toContain('shop')
  })

  it('a Service, which waits for it', async () => {
    const result = await runTwice(() => {
      const address = new PublicAddress('entry', { scope: 'regional', region: 'europe-west1' })
      deployed((chart) => new Deployment(chart, 'server', server).expose({ ...address.forService(), ports: { http: 80 } }))
    })
    const service = find(result, 'kubernetes:core/v1:Service')
    expect(service.inputs).toMatchObject({
      metadata: { annotations: { 'networking.gke.io/load-balancer-ip-addresses': 'entry' } },
      spec: { type: 'LoadBalancer' },
    })
    expect(waitsFor(result, service)).toContain('entry')
  })

  it.each([
    [{ scope: 'global' }, 'gke-l7-global-external-managed'],
    [{ scope: 'regional', region: 'europe-west1' }, 'gke-l7-regional-external-managed'],
  ] as const)('a Gateway of its scope: %j', async (props, gatewayClassName) => {
    const result = await runTwice(() => {
      const address = new PublicAddress('entry', props as PublicAddressProps<'global'>)
      deployed((chart) => new Gateway(chart, 'gateway', { ...address.forGateway(), listeners: { http: { protocol: 'HTTP' } } }))
    })
    expect(find(result, 'kubernetes:gateway.networking.k8s.io/v1:Gateway').inputs.spec).toMatchObject({
      gatewayClassName,
      addresses: [{ type: 'NamedAddress', value: 'entry' }],
    })
  })
})

describe('what is refused', () => {
  it('a global address for a Service, and a regional one for an Ingress: by the compiler, and in JavaScript', async () => {
    expect(
      await refusedBy(() => {
        // @ts-expect-error a Service uses addresses of its region
        new PublicAddress('shop', { scope: 'global' }).forService()
      }),
    ).toMatch(/address shop is global, and a Service uses a regional one only.*\n.*scope: 'regional'/)
    expect(
      await refusedBy(() => {
        // @ts-expect-error an Ingress uses global addresses
        new PublicAddress('shop', { scope: 'regional', region: 'europe-west1' }).forIngress()
      }),
    ).toMatch(/address shop is regional, and an Ingress of class gce uses a global one only/)
  })

  it.each([
    [undefined, /must be an object, and is undefined/],
    [{}, /scope is missing/],
    [{ scope: 'zonal' }, /scope: must be one of global, regional, and is "zonal"/],
    [{ scope: 'regional' }, /region is missing/],
    [{ scope: 'regional', region: 'europe-west1-b' }, /region: "europe-west1-b" is no region/],
    [{ scope: 'global', region: 'europe-west1' }, /region: cannot be given: a global address has no region/],
    [{ scope: 'global', name: 'Shop' }, /name: "Shop" must be lower-case/],
    [{ scope: 'global', nam: 'shop' }, /nam: is no prop here.*\n.*did you mean name\?/],
  ])('%j', (props, told) => {
    const text = refusalOf(() => void new PublicAddress('shop', props as never))
    expect(text).toMatch(told)
    expect(text).toContain('error PublicAddress')
    expect(text).toContain('public-address.test.ts')
  })

  it('a name that is none at Google Cloud', () => {
    expect(refusalOf(() => new PublicAddress('Shop', { scope: 'global' }))).toMatch(/the name "Shop" must be lower-case/)
  })

  it('labels that are none', () => {
    expect(refusalOf(() => new PublicAddress('shop', { scope: 'global' }, { resourceLabels: { Team: 'a' } }))).toMatch(
      /resourceLabels.Team/,
    )
  })

  it('a run without a project', async () => {
    const result = await runProgram(() => void new PublicAddress('shop', { scope: 'global' }), { config: {} })
    expect(result.succeeded).toBe(false)
    expect(result.diagnostics[0]!.message).toMatch(/PublicAddress: no project at Google Cloud is known/)
  })
})
