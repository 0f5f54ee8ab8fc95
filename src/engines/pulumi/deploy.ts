import type { CustomResource } from '@pulumi/pulumi'
import type { IConstruct } from 'constructs'
import { check } from '../../checks/check.js'
import { SteersmanError } from '../../findings/error.js'
import type { Finding } from '../../findings/finding.js'
import { dependenciesOf } from '../../model/dependencies.js'
import { entry } from '../../model/entry.js'
import type { Model } from '../../model/model.js'
import { readTree } from '../../model/read-tree.js'
import { sampleModel } from '../../model/values.js'
import { Deployed, DeployedChart } from './deployed.js'
import type { DeployOptions } from './options.js'
import { withOutputs } from './outputs.js'
import { register } from './register.js'
import { type Plan, planWaits } from './waits/plan.js'

/**
 * Deploys an App, or one chart or construct of it, with Pulumi: every object becomes a resource of its own, which waits for what it points at.
 * Throws a SteersmanError with everything that is wrong; then nothing is registered.
 *
 * @param name - Names the deployment, and begins the name of each of its resources, so that an app can be deployed twice.
 */
export function deploy(name: string, what: IConstruct, options: DeployOptions = {}): Deployed {
  const model = modelOf(what.node.root)
  const isInside = (path: string): boolean => what.node.path === '' || path === what.node.path || path.startsWith(`${what.node.path}/`)
  const selected = [...model.objects.keys()].filter((index) => isInside(model.objects[index]!.origin.path))
  const findings = [...model.findings, ...check(sampleModel(model))].filter(({ path }) => path === undefined || isInside(path))
  const plan = planOf(model, selected, what, findings)
  return registerAll(name, model, plan, options)
}

/** The model of an App holds more than its tree does: the cluster, say. */
function modelOf(root: IConstruct & { handover?: () => { readonly model: Model } }): Model {
  return typeof root.handover === 'function' ? root.handover().model : readTree(root)
}

function planOf(model: Model, selected: readonly number[], what: IConstruct, findings: readonly Finding[]): Plan {
  const isWrong = findings.some(({ severity }) => severity === 'error')
  const plan = isWrong ? undefined : planWaits(model, selected, dependenciesOf(what.node.root.node.findAll()))
  if (plan && 'order' in plan) return plan
  throw new SteersmanError(plan ? [...findings, plan] : findings)
}

function registerAll(name: string, model: Model, plan: Plan, options: DeployOptions): Deployed {
  const { parent, protect, retainOnDelete, deletedWith } = options
  const provider = options.provider ?? options.cluster?.provider
  const deployed = new Deployed(name, { parent, protect, ...(provider && { providers: [provider] }) })
  const charts = new Map<number, DeployedChart>()
  const chartOf = (index: number): DeployedChart =>
    entry(charts, index, () => new DeployedChart(`${name}/${model.charts[index]!.path}`, deployed))
  const byToken = new Map(model.deferred.map((each) => [each.token, each]))
  const resources = new Map<number, CustomResource>()
  for (const index of plan.order) {
    const object = model.objects[index]!
    const waits = plan.waits.get(index)
    const resource = register(`${name}/${object.origin.path}`, withOutputs(object, byToken), {
      parent: chartOf(object.chart),
      // What waits for an object of this app waits for the rest through it.
      dependsOn: waits
        ? [...[...waits.charts].map((each) => charts.get(each)!), ...[...waits.objects].map((each) => resources.get(each)!)]
        : options.dependsOn,
      retainOnDelete,
      deletedWith,
    })
    resources.set(index, resource)
    deployed['~add'](object.origin.path, resource)
  }
  for (const chart of charts.values()) chart['~complete']()
  deployed['~complete']()
  return deployed
}
