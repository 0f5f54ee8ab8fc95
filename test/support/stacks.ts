import type { Handover } from '../../src/app/handover.js'
import { App } from '../../src/index.js'
import { addStacks } from '../../src/stacks/stacks.js'

/** What the repository's own program says, without writing anything. */
export function stacksHandover(): Handover {
  const app = new App()
  addStacks(app)
  return app.handover()
}
