import { expect, it } from 'vitest'
import { deploy } from '../../../src/engines/pulumi/index.js'
import { App, Chart, ConfigMap, EncryptionConfiguration } from '../../../src/index.js'
import { run } from '../../pulumi-engine/index.js'
import { deployApp, objectsOf, provider } from './support.js'

function shop(): App {
  const app = new App()
  new ConfigMap(new Chart(app, 'shop'), 'settings', { data: {} })
  new EncryptionConfiguration(new Chart(app, 'platform'), 'encryption')
  return app
}

it('leaves out files of the control plane, and says so', async () => {
  const result = await deployApp(shop)
  expect([...objectsOf(result).keys()]).toEqual(['shop/settings'])
  expect(result.succeeded).toBe(true)
  expect(result.diagnostics).toMatchObject([
    {
      severity: 'info',
      message: 'encryption-configuration.conf: not deployed, because it is a file of the control plane. steer synth writes it.',
    },
  ])
})

it('says nothing of them where another part is deployed', async () => {
  const { diagnostics, succeeded } = await run({
    program: () => void deploy('live', shop().node.findChild('shop'), { provider: provider() }),
  })
  expect(succeeded).toBe(true)
  expect(diagnostics).toEqual([])
})
