import { App } from '../../../src/app/app.js'
import { render } from '../../../src/app/render.js'
import { Chart } from '../../../src/index.js'
import type { Manifest } from '../../../src/model/model.js'
import { parseManifests } from '../../support/manifests.js'
import type { ControlPlane } from '../control-plane/start.js'

/** The namespaces of the two charts, each called as its chart. */
export const namespaces = ['shop', 'pay'] as const

/** What the API server would be sent of a program with two charts. */
export function manifestsOf(program: (shop: Chart, pay: Chart) => void, { check }: { readonly check?: boolean } = {}): Manifest[] {
  const app = new App({ check })
  const [shop, pay] = namespaces
  program(new Chart(app, shop, { namespace: shop }), new Chart(app, pay, { namespace: pay }))
  return parseManifests(render(app.handover()).stream)
}

/** Creates objects for real, so that the next one of the name must be another; gives what is refused of them, and what is warned of. */
export async function refusals({ client }: ControlPlane, manifests: readonly Manifest[]): Promise<string[]> {
  const told: string[] = []
  for (const manifest of manifests) {
    const reply = await client.create(manifest)
    told.push(...(reply.ok ? reply.warnings : [`${manifest.kind}: ${reply.body.message}`]))
  }
  return told
}
