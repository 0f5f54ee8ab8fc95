import { stripVTControlCharacters } from 'node:util'
import { aliasUrns } from './aliases.js'
import type { Diagnostic } from './diagnostic.js'
import type { Registration } from './registration.js'
import type { ResourceState, State } from './state.js'
import type { Steps } from './steps.js'
import { stackType } from './urn.js'
import type { JsonObject, Values } from './values.js'

/** One preview or update: what the program registered, and what that made of the state. */
export class Deployment {
  readonly registrations: Registration[] = []
  readonly diagnostics: Diagnostic[] = []
  readonly steps: Steps
  readonly preview: boolean
  outputs: Values = {}

  readonly #before: State
  readonly #byUrn: ReadonlyMap<string, ResourceState>
  readonly #aliases = new Map<string, readonly string[]>()
  readonly #renamed = new Map<string, string>()
  readonly #now = new Map<string, ResourceState>()
  readonly #settled = new Set<string>()
  #halted = false
  #tellHalted!: () => void
  /** Resolves when an operation fails; from then on nothing is done. */
  readonly halted = new Promise<void>((resolve) => {
    this.#tellHalted = resolve
  })

  constructor(preview: boolean, before: State, steps: Steps) {
    this.preview = preview
    this.#before = before
    this.#byUrn = new Map(before.resources.map((resource) => [resource.urn, resource]))
    this.steps = steps
  }

  /** Whether the user was told an error, by the engine or by the program. */
  get failed(): boolean {
    return this.diagnostics.some(({ severity }) => severity === 'error')
  }

  /** The state after this run; a preview leaves it as it was. */
  get state(): State {
    if (this.preview) return this.#before
    return { resources: [...this.#now.values(), ...this.#before.resources.filter(({ urn }) => !this.#settled.has(urn))] }
  }

  tell(severity: Diagnostic['severity'], message: string, urn?: string): void {
    this.diagnostics.push({ severity, message: stripVTControlCharacters(message), urn: urn || undefined })
  }

  resource(urn: string): ResourceState | undefined {
    return this.#now.get(urn)
  }

  /** Does something for a resource; a failure is told and ends the deployment. */
  async attempt<Result>(urn: string, action: () => Promise<Result>): Promise<Result> {
    if (this.#halted) throw new Error('the deployment has failed')
    try {
      return await action()
    } catch (error) {
      this.#halted = true
      this.#tellHalted()
      this.tell('error', error instanceof Error ? error.message : String(error), urn)
      throw error
    }
  }

  /** Takes a registration in and does what it needs. */
  register(registration: Registration): Promise<ResourceState> {
    return this.#do(registration, (old) => this.steps.apply(registration, old, this.#renamedProvider(old?.provider)))
  }

  /** An object that exists outside of this stack. */
  read(registration: Registration, id: string): Promise<ResourceState> {
    return this.#do(registration, (old) => this.steps.read(registration, id, old))
  }

  setOutputs(urn: string, outputs: Values): void {
    const resource = this.#now.get(urn)
    if (resource === undefined) throw new Error(`outputs of ${urn}, which is not registered`)
    this.#now.set(urn, { ...resource, outputs })
    if (resource.type === stackType) this.outputs = outputs
  }

  async invoke(token: string, args: JsonObject): Promise<JsonObject> {
    const provider = this.steps.provider(token)
    if (provider.invoke === undefined) throw new Error(`this test has no provider that answers ${token}`)
    return provider.invoke(token, args)
  }

  /** The program has ended well: deletes what it registered no more, last made first. */
  async finish(): Promise<void> {
    const gone = new Set(this.#before.resources.filter(({ urn, external }) => !external && !this.#settled.has(urn)).map(({ urn }) => urn))
    for (const resource of this.#before.resources.toReversed()) {
      if (gone.has(resource.urn)) await this.attempt(resource.urn, () => this.steps.delete(resource, 'delete', gone))
      else if (this.steps.toDelete.has(resource))
        await this.attempt(resource.urn, () => this.steps.delete(resource, 'delete-replaced', gone))
      this.#settled.add(resource.urn)
    }
  }

  async #do(registration: Registration, step: (old: ResourceState | undefined) => Promise<ResourceState>): Promise<ResourceState> {
    const { urn, parent } = registration
    if (this.#aliases.has(urn)) throw new Error(`Duplicate resource URN '${urn}'; try giving it a unique name`)
    const aliases = aliasUrns(registration, this.#aliases.get(parent ?? '') ?? [])
    this.#aliases.set(urn, aliases)
    this.registrations.push(registration)
    const old = [urn, ...aliases].map((name) => this.#byUrn.get(name)).find((resource) => resource !== undefined)
    const resource = await step(old)
    this.#now.set(urn, resource)
    if (old !== undefined) this.#settled.add(old.urn).add(urn)
    if (old !== undefined && old.urn !== urn) this.#renamed.set(old.urn, urn)
    return resource
  }

  #renamedProvider(provider: string | undefined): string | undefined {
    const [urn, id] = splitReference(provider ?? '')
    const renamed = this.#renamed.get(urn)
    return renamed === undefined ? provider : `${renamed}::${id}`
  }
}

function splitReference(provider: string): readonly [urn: string, id: string] {
  const end = provider.lastIndexOf('::')
  return [provider.slice(0, end), provider.slice(end + 2)]
}
