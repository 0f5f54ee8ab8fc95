import type messages from '@pulumi/pulumi/proto/resource_pb.js'
import { pathsOf } from './paths.js'
import { decode, Secret, Unknown, type Values } from './values.js'

/** One resource as the program registered it. */
export interface Registration {
  readonly urn: string
  readonly type: string
  readonly name: string
  /** False for a component. */
  readonly custom: boolean
  /** True for a component that a plug-in makes. */
  readonly remote: boolean
  /** URN of the parent; undefined for the stack only. */
  readonly parent: string | undefined
  /** `URN::ID` of the provider that was chosen, by the resource or by one of its parents. */
  readonly provider: string | undefined
  /** Providers handed to a component, by package. */
  readonly providers: Readonly<Record<string, string>>
  /** As on the wire: `Secret`, `unknown` and `Reference` mark what is more than JSON. */
  readonly inputs: Values
  /** Where the inputs are secret, such as `stringData.password`. */
  readonly secrets: readonly string[]
  /** Where the inputs are unknown; empty in an update. */
  readonly unknowns: readonly string[]
  /** URNs of all that this resource depends on, explicitly or by its inputs. */
  readonly dependencies: readonly string[]
  /** URNs of what each input depends on; inputs that depend on nothing are left out. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>
  readonly aliases: readonly Alias[]
  readonly additionalSecretOutputs: readonly string[]
  readonly ignoreChanges: readonly string[]
  readonly replaceOnChanges: readonly string[]
  readonly replaceWith: readonly string[]
  readonly protect: boolean | undefined
  readonly retainOnDelete: boolean | undefined
  readonly deletedWith: string | undefined
  readonly deleteBeforeReplace: boolean | undefined
  readonly customTimeouts: Readonly<Partial<Record<'create' | 'update' | 'delete' | 'read', string>>>
  /** Id of an existing object to adopt. */
  readonly import: string | undefined
  readonly version: string | undefined
  readonly pluginDownloadUrl: string | undefined
  /** Names of the hooks for each moment; moments without hooks are left out. */
  readonly hooks: Readonly<Partial<Record<HookMoment, readonly string[]>>>
  /** `file:///…:line:column` of the program. */
  readonly source: string | undefined
}

export const hookMoments = ['beforeCreate', 'afterCreate', 'beforeUpdate', 'afterUpdate', 'beforeDelete', 'afterDelete', 'onError'] as const
export type HookMoment = (typeof hookMoments)[number]

/** An earlier URN, or the parts of it that differ from now; a parent of `undefined` is the same parent, '' is none. */
export type Alias = string | AliasParts
export interface AliasParts {
  readonly name?: string
  readonly type?: string
  readonly stack?: string
  readonly project?: string
  readonly parent?: string
}

export function readRegistration(request: messages.RegisterResourceRequest, urn: string, parent: string | undefined): Registration {
  const inputs = decode(request.getObject())
  return {
    urn,
    type: request.getType(),
    name: request.getName(),
    custom: request.getCustom(),
    remote: request.getRemote(),
    parent,
    provider: request.getProvider() || undefined,
    providers: Object.fromEntries(request.getProvidersMap().toArray()),
    inputs,
    secrets: pathsOf(inputs, Secret),
    unknowns: pathsOf(inputs, Unknown),
    dependencies: request.getDependenciesList().toSorted(),
    propertyDependencies: readPropertyDependencies(request),
    aliases: [...request.getAliasurnsList(), ...request.getAliasesList().map(readAlias)],
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    replaceWith: request.getReplaceWithList(),
    protect: request.hasProtect() ? request.getProtect() : undefined,
    retainOnDelete: request.hasRetainondelete() ? request.getRetainondelete() : undefined,
    deletedWith: request.getDeletedwith() || undefined,
    deleteBeforeReplace: request.getDeletebeforereplacedefined() ? request.getDeletebeforereplace() : undefined,
    customTimeouts: readTimeouts(request.getCustomtimeouts()),
    import: request.getImportid() || undefined,
    version: request.getVersion() || undefined,
    pluginDownloadUrl: request.getPlugindownloadurl() || undefined,
    hooks: readHooks(request.getHooks()),
    source: readSource(request),
  }
}

function readPropertyDependencies(request: messages.RegisterResourceRequest): Record<string, string[]> {
  const entries = [...request.getPropertydependenciesMap().entries()].map(([key, list]) => [key, list.getUrnsList().toSorted()] as const)
  return Object.fromEntries(entries.filter(([, urns]) => urns.length > 0))
}

function readAlias(alias: ReturnType<messages.RegisterResourceRequest['getAliasesList']>[number]): Alias {
  const spec = alias.getSpec()
  if (spec === undefined) return alias.getUrn()
  const parts = {
    name: spec.getName() || undefined,
    type: spec.getType() || undefined,
    stack: spec.getStack() || undefined,
    project: spec.getProject() || undefined,
    parent: spec.getNoparent() ? '' : spec.getParenturn() || undefined,
  }
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
}

function readTimeouts(timeouts: messages.RegisterResourceRequest.CustomTimeouts | undefined): Registration['customTimeouts'] {
  if (timeouts === undefined) return {}
  const named = { create: timeouts.getCreate(), update: timeouts.getUpdate(), delete: timeouts.getDelete(), read: timeouts.getRead() }
  return Object.fromEntries(Object.entries(named).filter(([, text]) => text !== ''))
}

function readHooks(hooks: messages.RegisterResourceRequest.ResourceHooksBinding | undefined): Registration['hooks'] {
  if (hooks === undefined) return {}
  const named = {
    beforeCreate: hooks.getBeforeCreateList(),
    afterCreate: hooks.getAfterCreateList(),
    beforeUpdate: hooks.getBeforeUpdateList(),
    afterUpdate: hooks.getAfterUpdateList(),
    beforeDelete: hooks.getBeforeDeleteList(),
    afterDelete: hooks.getAfterDeleteList(),
    onError: hooks.getOnErrorList(),
  }
  return Object.fromEntries(Object.entries(named).filter(([, names]) => names.length > 0))
}

function readSource(request: messages.RegisterResourceRequest): string | undefined {
  const position = request.getSourceposition()
  return position && `${position.getUri()}:${position.getLine()}:${position.getColumn()}`
}
