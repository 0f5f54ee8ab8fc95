import { App } from '../../src/index.js'
import type { Handover } from '../../src/model/handover.js'
import { addStacks } from '../../src/stacks/stacks.js'

/** What the repository's own program says, without writing anything. */
export function stacksHandover(): Handover {
  const app = new App()
  addStacks(app)
  return app.handover()
}
