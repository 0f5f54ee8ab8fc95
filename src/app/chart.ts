import { type ApiObject, Chart as Cdk8sChart } from 'cdk8s'
import type { Construct } from 'constructs'
import { setProfiles } from '../constructs/common/scope.js'
import type { NamespaceRef } from '../constructs/policy/namespace.js'
import type { Profile } from '../constructs/profiles/profile.js'
import type { Labels } from '../constructs/values/types.js'
import { SteersmanError } from '../findings/error.js'
import { readTree } from '../model/read-tree.js'
import { onChild } from '../tree/cdk8s-internals.js'
import { foreignName } from '../tree/naming.js'
import { setOrigin, userPosition } from '../tree/origin.js'
import { resourceKey } from '../tree/resource-key.js'

export interface ChartProps {
  /** Namespace of every object in the chart that has one; a Namespace of this program is made before the chart. */
  readonly namespace?: string | NamespaceRef | undefined
  /** Labels of every object in the chart and of its pods. */
  readonly labels?: Labels | undefined
  /** Defaults under what the program writes; those of the App lie below. */
  readonly profiles?: readonly Profile[] | undefined
}

/**
 * A part of the program that is rendered to one file: its id is the file's name, and `app.kubernetes.io/part-of` of its objects.
 *
 * It is a cdk8s Chart: every cdk8s construct can stand in it. Objects that other libraries name by a hash get the ids
 * below the chart as their name here, as ours do.
 *
 * @example
 * ```ts
 * const shop = new Chart(app, 'shop', { namespace: 'shop' })
 * ```
 */
export class Chart extends Cdk8sChart {
  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    const { namespace, labels, profiles } = props
    const defined = Object.fromEntries(Object.entries(labels ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined))
    super(scope, id, { namespace: typeof namespace === 'object' ? namespace.name : namespace, labels: defined })
    setOrigin(this, userPosition())
    setProfiles(this, profiles)
    if (typeof namespace === 'object' && 'node' in namespace) this.addDependency(namespace as unknown as Construct)
    // Constructs of other libraries do not know where they were made, so the chart remembers it for them.
    onChild(this, (child) => {
      if (resourceKey in child) return false
      setOrigin(child, userPosition())
      return true
    })
  }

  override generateObjectName(object: ApiObject): string {
    return foreignName(object)
  }

  /** The manifests of this chart, as `Testing.synth(chart)` reads them. Throws a SteersmanError when something is wrong with it. */
  override toJson(): unknown[] {
    const model = readTree(this.node.root)
    const index = model.charts.findIndex(({ path }) => path === this.node.path)
    const errors = model.findings.filter(
      ({ severity, path }) => severity === 'error' && (path === this.node.path || path?.startsWith(`${this.node.path}/`)),
    )
    if (errors.length > 0) throw new SteersmanError(errors)
    return model.objects.filter(({ chart }) => chart === index).map(({ manifest }) => manifest)
  }
}
