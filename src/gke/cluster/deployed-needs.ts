import { log, type Output, output, type Resource } from '@pulumi/pulumi'
import type { GkeClusterDeclaration } from '../../clusters/cluster.js'
import type { ResolvedGkeAutopilot, ResolvedGkeStandard } from '../../clusters/gke/resolved.js'
import { resolveCluster } from '../../clusters/resolve.js'
import type { Finding } from '../../findings/finding.js'
import { lateFindings, type Need, needsOfObjects, offFindings, toldOf, usesFor } from './needs.js'
import type { ApplicationObject } from './options.js'

/**
 * The add-ons of a cluster, which follow from everything that is deployed to it in the same turn: the program makes the cluster first,
 * because its objects need it, and Pulumi sends the cluster off when the program has no more to do or awaits something.
 */
export class DeployedNeeds {
  readonly #declaration: GkeClusterDeclaration
  readonly #owner: Resource
  readonly #needs: Need[]
  #sent = false
  /** The cluster as it is sent. */
  readonly settings: Output<ResolvedGkeStandard | ResolvedGkeAutopilot>

  constructor(declaration: GkeClusterDeclaration, needs: readonly Need[], owner: Resource) {
    this.#declaration = declaration
    this.#owner = owner
    this.#needs = [...needs]
    const turnIsOver = new Promise<void>((resolve) => setImmediate(resolve))
    this.settings = output(
      turnIsOver.then(() => {
        this.#sent = true
        return this.#resolved()
      }),
    )
    this.#tell(needs)
  }

  /** Takes up what these objects need; says what the cluster cannot have. */
  add(objects: readonly ApplicationObject[]): Finding[] {
    const { addons } = this.#resolved()
    const missing = needsOfObjects(objects).filter(({ addon }) => !addons[addon])
    const off = offFindings(missing, this.#declaration)
    if (off.length > 0) return off
    if (this.#sent) return lateFindings(missing, this.#declaration)
    this.#needs.push(...missing)
    this.#tell(missing)
    return []
  }

  #resolved(): ResolvedGkeStandard | ResolvedGkeAutopilot {
    return resolveCluster(this.#declaration, usesFor(this.#needs))
  }

  #tell(needs: readonly Need[]): void {
    for (const line of toldOf(needs, this.#declaration)) log.info(line, this.#owner)
  }
}
