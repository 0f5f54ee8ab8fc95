import { ComponentResource, type ComponentResourceOptions, type CustomResource, type Output, output } from '@pulumi/pulumi'
import type { IConstruct } from 'constructs'
import { SteersmanError } from '../../findings/error.js'
import { valueAt } from '../../model/value-at.js'
import { userPosition } from '../../tree/origin.js'
import { parsePath } from './handles/path.js'
import type { OutputAt, PathIn, ResourceOf } from './handles/types.js'

/** Gives the resource of the object at a path. */
export type Find = (path: string) => CustomResource | undefined

/** A deployed app: a component whose children are its charts, and theirs the objects. Whoever depends on it waits for all of them. */
export class Deployed extends ComponentResource {
  #find: Find = () => undefined

  /** @internal */
  constructor(name: string, options: ComponentResourceOptions) {
    super('steersman:index:App', name, {}, options)
  }

  /** @internal All resources are registered, or can be found. */
  '~complete'(find: Find): void {
    this.#find = find
    this.registerOutputs()
  }

  /**
   * The resource of an object, for `dependsOn` and its outputs: of its class in `@pulumi/kubernetes` where the kind has a construct here.
   * A construct that is more than one object has none; throws a SteersmanError for it and for one that was not deployed.
   */
  resource<C extends IConstruct>(construct: C): ResourceOf<C> {
    return this.#resourceOf(construct) as ResourceOf<C>
  }

  /**
   * A field of the live object, such as the address that a cloud gave to it. Unknown in a preview where only the cluster knows it.
   * The run fails when the object has no such field once it is deployed.
   *
   * @example
   * ```ts
   * const service = server.expose({ type: 'LoadBalancer' })
   * const deployed = deploy('shop', app, { context: 'minikube' })
   * const address = deployed.output(service, 'status.loadBalancer.ingress[0].ip')
   * ```
   */
  output<C extends IConstruct, const P extends string>(construct: C, path: PathIn<C, P>): OutputAt<C, P> {
    const resource = this.#resourceOf(construct)
    const position = userPosition()
    const fail = (message: string, help: string): SteersmanError =>
      new SteersmanError([
        { code: 'deploy/output', severity: 'error', path: construct.node.path, field: path, message, help, ...(position && { position }) },
      ])
    const [field, ...steps] = parsePath(path) ?? []
    if (typeof field !== 'string') throw fail('is no path', "write one such as 'status.loadBalancer.ingress[0].ip'")
    const top: unknown = Object.hasOwn(resource, field) ? (resource as unknown as Record<string, unknown>)[field] : undefined
    if (top === undefined) throw fail('is no field of the object', 'name a field of the manifest, or status')
    return output(top).apply((value) => {
      const found = valueAt(value, steps)
      if (found === undefined)
        throw fail('is not there in the live object', 'choose a field that the cluster sets before Pulumi takes the object as ready')
      return found
    }) as Output<unknown> as OutputAt<C, P>
  }

  #resourceOf(construct: IConstruct): CustomResource {
    const found = this.#find(construct.node.path) ?? this.#default(construct)
    if (found) return found
    const { path } = construct.node
    const position = userPosition()
    throw new SteersmanError([
      {
        code: 'deploy/output',
        severity: 'error',
        path,
        message: 'is no single object of this deployment',
        help: 'name the construct of one object, which was there when deploy() was called',
        ...(position && { position }),
      },
    ])
  }

  /** Constructs of other libraries hold their object as their default child. */
  #default({ node }: IConstruct): CustomResource | undefined {
    const child = node.defaultChild
    return child && (this.#find(child.node.path) ?? this.#default(child))
  }
}

/** A chart of a deployed app: the parent of its objects. */
export class DeployedChart extends ComponentResource {
  constructor(name: string, options: ComponentResourceOptions) {
    super('steersman:index:Chart', name, {}, options)
  }

  '~complete'(): void {
    this.registerOutputs()
  }
}
