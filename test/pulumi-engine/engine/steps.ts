import { changed, mustReplace, withoutIgnored } from './changes.js'
import type { Operation } from './diagnostic.js'
import type { FailedOperation, HookedResource, Hooks } from './hooks.js'
import { markSecrets } from './outputs.js'
import { type Difference, inventedId, isProviderType, type Provider, type Providers, packageOf, type UpdateRequest } from './provider.js'
import type { Registration } from './registration.js'
import type { ResourceState } from './state.js'
import { parseUrn } from './urn.js'
import { type JsonObject, plain, type Values } from './values.js'

type Outcome = JsonObject | Values

const mostTries = 100

/** The steps from what a resource was to what it shall be; a preview foresees them. */
export class Steps {
  readonly operations: Operation[] = []
  /** What replacements leave to be deleted when the program has ended. */
  readonly toDelete = new Set<ResourceState>()

  readonly #preview: boolean
  readonly #providers: Providers
  readonly #hooks: Hooks
  readonly #replaced = new Set<string>()

  constructor(preview: boolean, providers: Providers, hooks: Hooks) {
    this.#preview = preview
    this.#providers = providers
    this.#hooks = hooks
  }

  provider(token: string): Provider {
    return this.#providers[packageOf(token)] ?? {}
  }

  /** `oldProvider` is the provider of the last run by its present name. */
  async apply(registration: Registration, old: ResourceState | undefined, oldProvider: string | undefined): Promise<ResourceState> {
    if (!registration.custom && !registration.remote) return this.#component(registration, old)
    if (registration.import !== undefined && registration.import !== old?.id) return this.#import(registration, registration.import)
    if (old === undefined || old.external) return this.#create(registration, 'create')
    const inputs = withoutIgnored(registration.inputs, old.inputs, registration.ignoreChanges)
    const request = { registration, inputs: plain(inputs), old, oldInputs: plain(old.inputs) }
    switch (registration.provider === oldProvider ? await this.#difference(request, inputs) : 'replace') {
      case 'same':
        return { ...state(registration, old.id, inputs, {}), outputs: old.outputs }
      case 'update':
        return this.#update(request, inputs)
      case 'replace':
        return this.#replace(registration, old)
    }
  }

  /** An object that exists and stays outside of this stack. */
  async read(registration: Registration, id: string, old: ResourceState | undefined): Promise<ResourceState> {
    const outputs = await this.#existing(registration, id)
    if (old === undefined) this.#did('read', registration, id)
    return { ...state(registration, id, registration.inputs, outputs), external: true }
  }

  /** `gone` are the URNs of all that goes. */
  async delete(resource: ResourceState, op: 'delete' | 'delete-replaced', gone: ReadonlySet<string>): Promise<void> {
    const { urn, type, id, hooks, inputs, outputs } = resource
    if (resource.protect) throw new Error(`Unable to delete resource "${urn}", as it is currently marked for protection.`)
    const named: HookedResource = { urn, type, name: parseUrn(urn).name, hooks }
    await this.#hooks.run('beforeDelete', named, { id, oldInputs: inputs, oldOutputs: outputs })
    const stays = resource.external || resource.retainOnDelete || (resource.deletedWith !== undefined && gone.has(resource.deletedWith))
    if (!this.#preview && resource.custom && !stays && !isProviderType(type))
      await this.#try('delete', named, id, () => this.provider(type).delete?.(resource, plain(inputs)))
    this.#did(op, named, id)
    await this.#hooks.run('afterDelete', named, { id, oldInputs: inputs, oldOutputs: outputs })
  }

  #component(registration: Registration, old: ResourceState | undefined): ResourceState {
    if (old === undefined) this.#did('create', registration, '')
    return state(registration, '', registration.inputs, old?.outputs ?? {})
  }

  async #difference(request: UpdateRequest, inputs: Values): Promise<Difference> {
    const { registration, old } = request
    if (registration.replaceWith.some((urn) => this.#replaced.has(urn))) return 'replace'
    if (!changed(inputs, old.inputs)) return 'same'
    if (mustReplace(registration, inputs, old.inputs)) return 'replace'
    return (await this.provider(registration.type).diff?.(request)) ?? 'update'
  }

  async #create(registration: Registration, op: 'create' | 'replace'): Promise<ResourceState> {
    const newInputs = registration.inputs
    await this.#hooks.run('beforeCreate', registration, { id: '', newInputs })
    const { id, outputs } = await this.#make(registration, op)
    const made = state(registration, id, newInputs, outputs)
    this.#did(op, registration, id)
    await this.#hooks.run('afterCreate', registration, { id, newInputs, newOutputs: made.outputs })
    return made
  }

  async #make(registration: Registration, op: 'create' | 'replace'): Promise<{ readonly id: string; readonly outputs: Outcome }> {
    const inputs = plain(registration.inputs)
    const provider = this.provider(registration.type)
    const isProvider = isProviderType(registration.type)
    if (isProvider && registration.unknowns.length === 0) await provider.configure?.({ registration, inputs })
    if (this.#preview) return { id: '', outputs: (await provider.preview?.({ registration, inputs })) ?? registration.inputs }
    if (provider.create && !isProvider) return this.#try('create', registration, '', () => provider.create!({ registration, inputs }))
    return { id: inventedId(registration, inputs) + (op === 'replace' ? '-replacement' : ''), outputs: inputs }
  }

  async #update(request: UpdateRequest, newInputs: Values): Promise<ResourceState> {
    const { registration, old } = request
    const { id, inputs: oldInputs, outputs: oldOutputs } = old
    await this.#hooks.run('beforeUpdate', registration, { id, newInputs, oldInputs, oldOutputs })
    const updated = state(registration, id, newInputs, await this.#change(request, newInputs))
    this.#did('update', registration, id)
    await this.#hooks.run('afterUpdate', registration, { id, newInputs, oldInputs, newOutputs: updated.outputs, oldOutputs })
    return updated
  }

  async #change(request: UpdateRequest, newInputs: Values): Promise<Outcome> {
    const provider = this.provider(request.registration.type)
    if (this.#preview) return (await provider.preview?.(request)) ?? newInputs
    if (isProviderType(request.registration.type)) {
      await provider.configure?.(request)
      return request.inputs
    }
    return (await this.#try('update', request.registration, request.old.id, () => provider.update?.(request))) ?? request.inputs
  }

  /** Does what a provider does, again as long as an error hook of the resource wants it. */
  async #try<Result>(operation: FailedOperation, resource: HookedResource, id: string, action: () => Result): Promise<Awaited<Result>> {
    const errors: string[] = []
    for (;;) {
      try {
        return await action()
      } catch (error) {
        errors.unshift(error instanceof Error ? error.message : String(error))
        if (!(await this.#hooks.retry(resource, operation, id, errors))) throw error
        if (errors.length >= mostTries) throw new Error('maximum number of error hook retries reached')
      }
    }
  }

  async #replace(registration: Registration, old: ResourceState): Promise<ResourceState> {
    this.#replaced.add(registration.urn)
    if (registration.deleteBeforeReplace === true) await this.delete(old, 'delete-replaced', new Set())
    else this.toDelete.add(old)
    return this.#create(registration, 'replace')
  }

  async #import(registration: Registration, id: string): Promise<ResourceState> {
    const outputs = await this.#existing(registration, id)
    this.#did('import', registration, id)
    return state(registration, id, registration.inputs, outputs)
  }

  async #existing({ type, name, inputs }: Registration, id: string): Promise<Outcome> {
    const provider = this.provider(type)
    if (provider.read === undefined) return inputs
    const found = await provider.read({ type, name, id, inputs: plain(inputs) })
    if (found === undefined) throw new Error(`resource '${id}' does not exist`)
    return found
  }

  #did(op: Operation['op'], { urn, type, name }: HookedResource, id: string): void {
    this.operations.push({ op, urn, type, name, id })
  }
}

function state(registration: Registration, id: string, inputs: Values, outputs: Outcome): ResourceState {
  const { urn, type, custom, parent, provider, dependencies, protect, retainOnDelete, deletedWith, hooks } = registration
  return {
    urn,
    type,
    custom,
    external: false,
    id,
    inputs,
    outputs: markSecrets(outputs, inputs, registration.additionalSecretOutputs),
    parent,
    provider,
    dependencies,
    protect: protect ?? false,
    retainOnDelete: retainOnDelete ?? false,
    deletedWith,
    hooks,
  }
}
