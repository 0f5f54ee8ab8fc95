import messages from '@pulumi/pulumi/proto/resource_pb.js'
import type { Callbacks } from './callbacks.js'
import type { HookMoment, Registration } from './registration.js'
import { encode, type Values } from './values.js'

/** What a hook is told of its resource. */
export interface HookValues {
  readonly id: string
  readonly newInputs?: Values
  readonly oldInputs?: Values
  readonly newOutputs?: Values
  readonly oldOutputs?: Values
}

/** The hooks that the program registered by name. */
export class Hooks {
  readonly #callbacks: Callbacks
  readonly #preview: boolean
  readonly #hooks = new Map<string, messages.RegisterResourceHookRequest>()
  readonly #errorHooks = new Map<string, messages.RegisterErrorHookRequest>()

  constructor(callbacks: Callbacks, preview: boolean) {
    this.#callbacks = callbacks
    this.#preview = preview
  }

  add(request: messages.RegisterResourceHookRequest): void {
    if (this.#hooks.has(request.getName())) throw new Error(`resource hook already registered for name "${request.getName()}"`)
    this.#hooks.set(request.getName(), request)
  }

  addForErrors(request: messages.RegisterErrorHookRequest): void {
    if (this.#errorHooks.has(request.getName())) throw new Error(`error hook already registered for name "${request.getName()}"`)
    this.#errorHooks.set(request.getName(), request)
  }

  /**
   * Whether the resource asks for one more try after an operation has failed; `errors` are those of all tries, newest first.
   * Throws when the program of this run has no such hook, as when it is not run at all: then nobody learns the errors.
   */
  async retry(
    { urn, type, name, hooks }: HookedResource,
    operation: FailedOperation,
    id: string,
    errors: readonly string[],
  ): Promise<boolean> {
    let again = false
    for (const hookName of hooks.onError ?? []) {
      const hook = this.#errorHooks.get(hookName)
      if (hook === undefined) throw new Error(`error hooks execution failed: hook "${hookName}" was not registered`)
      const request = new messages.ErrorHookRequest().setUrn(urn).setType(type).setName(name).setId(id)
      request.setFailedOperation(operation).setErrorsList([...errors])
      const response = await this.#callbacks.call(hook.getCallback()!, request.serializeBinary())
      const { error, retry } = messages.ErrorHookResponse.deserializeBinary(response).toObject()
      if (error !== '') throw new Error(`error hooks execution failed: ${error}`)
      again ||= retry
    }
    return again
  }

  /** Runs what the resource asks for at this moment, one after another; throws when one fails that may not fail. */
  async run(moment: Exclude<HookMoment, 'onError'>, { urn, type, name, hooks }: HookedResource, values: HookValues): Promise<void> {
    for (const hookName of hooks[moment] ?? []) {
      const hook = this.#hooks.get(hookName)
      if (hook === undefined) throw new Error(`resource hook ${hookName} is not registered`)
      if (this.#preview && !hook.getOnDryRun()) continue
      const error = await this.#call(hook, new messages.ResourceHookRequest().setUrn(urn).setType(type).setName(name), values)
      if (error !== '' && !hook.getIgnoreErrors()) throw new Error(`${moment} hook ${hookName} failed: ${error}`)
    }
  }

  async #call(
    hook: messages.RegisterResourceHookRequest,
    request: messages.ResourceHookRequest,
    { id, newInputs, oldInputs, newOutputs, oldOutputs }: HookValues,
  ): Promise<string> {
    request.setId(id)
    if (newInputs) request.setNewInputs(encode(newInputs))
    if (oldInputs) request.setOldInputs(encode(oldInputs))
    if (newOutputs) request.setNewOutputs(encode(newOutputs))
    if (oldOutputs) request.setOldOutputs(encode(oldOutputs))
    const response = await this.#callbacks.call(hook.getCallback()!, request.serializeBinary())
    return messages.ResourceHookResponse.deserializeBinary(response).getError()
  }
}

export type FailedOperation = 'create' | 'update' | 'delete'

export type HookedResource = Pick<Registration, 'urn' | 'type' | 'name' | 'hooks'>
