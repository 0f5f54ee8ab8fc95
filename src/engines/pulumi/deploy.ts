import { type CustomResource, type CustomResourceOptions, log, mergeOptions, type Resource } from '@pulumi/pulumi'
import type { IConstruct } from 'constructs'
import { SteersmanError } from '../../findings/error.js'
import type { Finding, Position } from '../../findings/finding.js'
import { formatFindings } from '../../findings/format.js'
import { entry } from '../../model/entry.js'
import { isHandedOver } from '../../model/handover.js'
import type { ModelObject } from '../../model/model.js'
import { userPosition } from '../../tree/origin.js'
import { adviceHook } from './advice/hook.js'
import { checkArguments, parentFindings } from './arguments.js'
import { Deployed, DeployedChart } from './deployed.js'
import { deployToFiles } from './files/deploy-to-files.js'
import { standInForEngine } from './files/without-engine.js'
import { adopt } from './objects/adoption.js'
import { formerPaths, movedFindings } from './objects/moved.js'
import { withOutputs } from './objects/outputs.js'
import { register } from './objects/register.js'
import { sendableFindings } from './objects/sendable.js'
import { withoutStacks } from './objects/without-stacks.js'
import type { DeployOptions, Options } from './options.js'
import { findingsOf, objectsOf, readScope, type Scope } from './scope.js'
import { providerFor, targetFindings, warnWhenReplacing } from './target/target.js'
import { type Plan, planWaits } from './waits/plan.js'

// When this is loaded: the program makes its first resources before it deploys anything.
standInForEngine()

/**
 * Deploys an App, or one chart or construct of it, with Pulumi: every object becomes a resource of its own, which waits for what it points at.
 * Under `steer` the program is only read, and nothing is deployed.
 * Throws a SteersmanError with everything that is wrong; then nothing is registered.
 *
 * @param name - Names the deployment, and begins the name of each of its resources, so that an app can be deployed twice.
 *
 * @example
 * ```ts
 * const shop = new Chart(app, 'shop', { namespace: 'shop' })
 * new Deployment(shop, 'server', { container: { image: 'example/server:1.4.2', ports: { http: 5000 } } }).expose()
 * deploy('shop', app, { context: 'minikube' })
 * ```
 */
export function deploy(name: string, what: IConstruct, options: DeployOptions = {}): Deployed {
  const position = userPosition(deploy)
  checkArguments(name, what, options, position)
  const plain = options as Options
  const scope = readScope(what, plain.cluster?.declaration)
  if (isHandedOver()) return deployToFiles(name, scope)
  return registerAll(name, scope, prepare(scope, plain, position), plain, position)
}

interface Prepared {
  readonly plan: Plan
  /** Ids of objects that are there already. */
  readonly ids: ReadonlyMap<number, string>
  readonly warnings: readonly Finding[]
}

/** Looks at everything that could be wrong, before anything is registered. */
function prepare(scope: Scope, options: Options, position: Position | undefined): Prepared {
  const { model, selected } = scope
  const adoption = adopt(model, selected, options.adopt)
  const paths = objectsOf(scope).map(([, { origin }]) => origin.path)
  const findings = findingsOf(scope)
  // An object that could not be made as it was written lacks what it would have.
  const wrong = new Set(findings.filter(({ code }) => code === 'props/invalid').map(({ path }) => path))
  const sendable = objectsOf(scope).filter(([, { origin }]) => !wrong.has(origin.path))
  const all = [
    ...findings,
    ...targetFindings(options, position),
    ...parentFindings(options, position),
    ...movedFindings(options.moved, paths, position),
    ...adoption.findings,
    ...sendable.flatMap(([, object]) => sendableFindings(object)),
    ...needFindings(scope, options),
  ]
  const plan = all.some(isError) ? undefined : planWaits(model, selected)
  if (plan && 'order' in plan) return { plan, ids: adoption.ids, warnings: all }
  throw new SteersmanError(plan ? [...all, plan] : all)
}

/** What objects need of a cluster that the same program makes. */
function needFindings(scope: Scope, { cluster }: Options): readonly Finding[] {
  return cluster?.['~needs']?.(objectsOf(scope).map(([, object]) => object)) ?? []
}

const isError = ({ severity }: Finding): boolean => severity === 'error'

function registerAll(
  name: string,
  scope: Scope,
  { plan, ids, warnings }: Prepared,
  options: Options,
  position: Position | undefined,
): Deployed {
  const { model } = scope
  const { parent, dependsOn, protect, retainOnDelete, deletedWith, aliases, moved, resourceOptions, advice } = options
  const deployed = new Deployed(name, { parent, protect, aliases: [...(aliases ?? [])] })
  const provider = providerFor(name, options, deployed, position)
  const former = formerPaths(moved)
  const named = (path: string): { readonly name: string; readonly aliases: { readonly name: string }[] } => {
    const before = former(path)
    return { name: `${name}/${path}`, aliases: before === undefined ? [] : [{ name: `${name}/${before}` }] }
  }
  const charts = new Map<number, DeployedChart>()
  const chartOf = (index: number): DeployedChart =>
    entry(charts, index, () => {
      const chart = named(model.charts[index]!.path)
      const ofChart = { parent: deployed, aliases: chart.aliases, ...(provider && { providers: [provider] }) }
      return withoutStacks(deployed, undefined, () => new DeployedChart(chart.name, ofChart))
    })
  const byToken = new Map(model.deferred.map((each) => [each.token, each]))
  const resources = new Map<number, CustomResource>()
  const byPath = new Map<string, CustomResource>()
  const byName = new Map<string, ModelObject>()
  const advising = advice ? adviceHook(name, (resource) => byName.get(resource)) : undefined
  for (const index of plan.order) {
    const object = model.objects[index]!
    const waits = plan.waits.get(index)
    const { name: resourceName, aliases: formerNames } = named(object.origin.path)
    const own: CustomResourceOptions = {
      parent: chartOf(object.chart),
      // What waits for an object of this app waits for the rest through it.
      dependsOn: waits
        ? [...[...waits.charts].map((each): Resource => charts.get(each)!), ...[...waits.objects].map((each) => resources.get(each)!)]
        : dependsOn,
      aliases: formerNames,
      // Components do not hand these down.
      retainOnDelete,
      deletedWith,
      import: ids.get(index),
      ...(advising && { hooks: { onError: [advising] } }),
    }
    const more = resourceOptions?.(object)
    const all = more ? mergeOptions(own, more) : own
    const resource = withoutStacks(deployed, more, () => register(resourceName, withOutputs(object, byToken), all))
    byName.set(resourceName, object)
    resources.set(index, resource)
    byPath.set(object.origin.path, resource)
  }
  for (const chart of charts.values()) chart['~complete']()
  deployed['~complete']((path) => byPath.get(path))
  if (warnings.length > 0) log.warn(formatFindings(warnings), deployed)
  sayWhatIsLeftOut(scope, deployed)
  warnWhenReplacing(
    options.cluster?.provider ?? options.provider,
    objectsOf(scope).map(([, { manifest }]) => manifest),
    deployed,
  )
  return deployed
}

/** Files of the control plane are no objects, and the machines of the control plane are not reached from here. */
function sayWhatIsLeftOut({ model, isInside }: Scope, deployed: Deployed): void {
  const names = (model.controlPlane ?? []).filter(({ origin }) => isInside(origin.path)).map(({ name }) => name)
  if (names.length > 0)
    log.info(`${names.join(', ')}: not deployed, because it is a file of the control plane. steer synth writes it.`, deployed)
}
