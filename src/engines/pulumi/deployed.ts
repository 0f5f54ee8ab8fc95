import { ComponentResource, type ComponentResourceOptions, type CustomResource } from '@pulumi/pulumi'

/** A deployed app: a component whose children are its charts, and theirs the objects. Who depends on it waits for all of them. */
export class Deployed extends ComponentResource {
  readonly #resources = new Map<string, CustomResource>()

  /** @internal */
  constructor(name: string, options: ComponentResourceOptions) {
    super('steersman:index:App', name, {}, options)
  }

  /** @internal */
  '~complete'(): void {
    this.registerOutputs()
  }

  /** @internal */
  '~add'(path: string, resource: CustomResource): void {
    this.#resources.set(path, resource)
  }
}

/** A chart of a deployed app: the parent of its objects. */
export class DeployedChart extends ComponentResource {
  constructor(name: string, parent: Deployed) {
    super('steersman:index:Chart', name, {}, { parent })
  }

  '~complete'(): void {
    this.registerOutputs()
  }
}
