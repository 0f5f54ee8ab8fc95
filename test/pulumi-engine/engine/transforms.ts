import type callback from '@pulumi/pulumi/proto/callback_pb.js'
import messages from '@pulumi/pulumi/proto/resource_pb.js'
import type { Callbacks } from './callbacks.js'

/** Functions of the program that change what is registered: of a resource, of its parents, of the stack. */
export class Transforms {
  readonly #callbacks: Callbacks
  readonly #stack: callback.Callback[] = []
  readonly #own = new Map<string, readonly callback.Callback[]>()

  constructor(callbacks: Callbacks) {
    this.#callbacks = callbacks
  }

  addToStack(transform: callback.Callback): void {
    this.#stack.push(transform)
  }

  /** Changes the request by all transforms that apply, the resource's own first and those of the stack last. */
  async apply(request: messages.RegisterResourceRequest, urn: string, parent: string | undefined): Promise<void> {
    const inherited = this.#own.get(parent ?? '') ?? []
    const all = [...request.getTransformsList(), ...inherited]
    this.#own.set(urn, all)
    for (const transform of [...all, ...this.#stack]) {
      const message = new messages.TransformRequest()
        .setType(request.getType())
        .setName(request.getName())
        .setCustom(request.getCustom())
        .setParent(parent ?? '')
        .setProperties(request.getObject())
        .setOptions(optionsOf(request))
      const response = messages.TransformResponse.deserializeBinary(await this.#callbacks.call(transform, message.serializeBinary()))
      request.setObject(response.getProperties())
      const options = response.getOptions()
      if (options) setOptions(request, options)
    }
  }
}

function optionsOf(request: messages.RegisterResourceRequest): messages.TransformResourceOptions {
  const options = new messages.TransformResourceOptions()
    .setDependsOnList(request.getDependenciesList())
    .setIgnoreChangesList(request.getIgnorechangesList())
    .setReplaceOnChangesList(request.getReplaceonchangesList())
    .setReplaceWithList(request.getReplaceWithList())
    .setVersion(request.getVersion())
    .setAliasesList(request.getAliasesList())
    .setProvider(request.getProvider())
    .setCustomTimeouts(request.getCustomtimeouts())
    .setPluginDownloadUrl(request.getPlugindownloadurl())
    .setDeletedWith(request.getDeletedwith())
    .setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList())
    .setHooks(request.getHooks())
    .setImport(request.getImportid())
  if (request.hasProtect()) options.setProtect(request.getProtect()!)
  if (request.hasRetainondelete()) options.setRetainOnDelete(request.getRetainondelete()!)
  if (request.getDeletebeforereplacedefined()) options.setDeleteBeforeReplace(request.getDeletebeforereplace())
  request.getProvidersMap().forEach((reference, name) => {
    options.getProvidersMap().set(name, reference)
  })
  return options
}

function setOptions(request: messages.RegisterResourceRequest, options: messages.TransformResourceOptions): void {
  request
    .setDependenciesList(options.getDependsOnList())
    .setIgnorechangesList(options.getIgnoreChangesList())
    .setReplaceonchangesList(options.getReplaceOnChangesList())
    .setReplaceWithList(options.getReplaceWithList())
    .setVersion(options.getVersion())
    .setAliasesList(options.getAliasesList())
    .setProvider(options.getProvider())
    .setCustomtimeouts(options.getCustomTimeouts())
    .setPlugindownloadurl(options.getPluginDownloadUrl())
    .setDeletedwith(options.getDeletedWith())
    .setAdditionalsecretoutputsList(options.getAdditionalSecretOutputsList())
    .setHooks(options.getHooks())
    .setImportid(options.getImport())
  if (options.hasProtect()) request.setProtect(options.getProtect()!)
  if (options.hasRetainOnDelete()) request.setRetainondelete(options.getRetainOnDelete()!)
  if (options.hasDeleteBeforeReplace())
    request.setDeletebeforereplacedefined(true).setDeletebeforereplace(options.getDeleteBeforeReplace()!)
}
