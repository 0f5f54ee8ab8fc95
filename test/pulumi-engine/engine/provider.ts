import type { Registration } from './registration.js'
import type { ResourceState } from './state.js'
import type { JsonObject, Values } from './values.js'

/**
 * What a test puts in the place of a provider plug-in, for one package (`kubernetes`, `gcp`).
 * Each function may be missing; one that throws makes the operation fail with its message, as a provider's error does.
 */
export interface Provider {
  /** Whether a provider resource of this package can be used as it is declared. Missing: it can. */
  configure?(request: Request): Promise<void> | void
  /** Missing: an id is made up (`namespace/name` for Kubernetes objects), and the outputs are the inputs. */
  create?(request: Request): Promise<Created> | Created
  /** Missing: the outputs are the inputs. */
  update?(request: UpdateRequest): Promise<JsonObject> | JsonObject
  /** Missing: nothing to do. */
  delete?(resource: ResourceState, inputs: JsonObject): Promise<void> | void
  /** What to do when inputs differ from those of the last run; also asked for provider resources. Missing: `update`. */
  diff?(request: UpdateRequest): Difference | Promise<Difference>
  /** Outputs that a preview already tells, `unknown` ones among them. Missing: the inputs alone, so that all else is unknown. */
  preview?(request: Request): Promise<Values> | Values
  /** An object that exists, for `import` and `.get()`; undefined when it does not. Missing: it exists, and is as the program says. */
  read?(request: ReadRequest): Promise<JsonObject | undefined> | JsonObject | undefined
  /** The answer of a function of the package. Missing: the call fails. */
  invoke?(token: string, args: JsonObject): Promise<JsonObject> | JsonObject
}

export interface Request {
  readonly registration: Registration
  /** Plain JSON, with secrets opened; what is unknown in a preview is left out. */
  readonly inputs: JsonObject
}

export interface UpdateRequest extends Request {
  readonly old: ResourceState
  readonly oldInputs: JsonObject
}

export interface ReadRequest {
  readonly type: string
  readonly name: string
  readonly id: string
  readonly inputs: JsonObject
}

export interface Created {
  readonly id: string
  readonly outputs: JsonObject
}

export type Difference = 'same' | 'update' | 'replace'

export type Providers = Readonly<Record<string, Provider>>

/** The package that a type or a function belongs to; a provider resource belongs to the package that it provides. */
export function packageOf(token: string): string {
  const [first, second, third] = token.split(':')
  return first === 'pulumi' && second === 'providers' ? third! : first!
}

export const isProviderType = (type: string): boolean => type.startsWith('pulumi:providers:')

/** An id as the packages of this repository have it, where no provider says another. */
export function inventedId(registration: Registration, inputs: JsonObject): string {
  const metadata = inputs.metadata as { readonly name?: unknown; readonly namespace?: unknown } | undefined
  if (packageOf(registration.type) !== 'kubernetes' || isProviderType(registration.type) || typeof metadata?.name !== 'string')
    return `${registration.name}-id`
  return typeof metadata.namespace === 'string' ? `${metadata.namespace}/${metadata.name}` : metadata.name
}
