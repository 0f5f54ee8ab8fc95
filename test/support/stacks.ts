import type { Handover, Host } from '../../src/app/handover.js'
import { hostKey } from '../../src/app/handover.js'

/** What the repository's own program says, without writing anything. */
export async function stacksHandover(): Promise<Handover> {
  let received: Handover | undefined
  const host: Host = {
    appMade() {},
    receive(handover) {
      received = handover
    },
  }
  const holder = globalThis as { [hostKey]?: Host }
  holder[hostKey] = host
  try {
    await import('../../src/stacks/main.js')
  } finally {
    delete holder[hostKey]
  }
  return received!
}
