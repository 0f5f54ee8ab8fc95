import type { UntypedServiceImplementation } from '@grpc/grpc-js'
import type callback from '@pulumi/pulumi/proto/callback_pb.js'
import providers from '@pulumi/pulumi/proto/provider_pb.js'
import messages from '@pulumi/pulumi/proto/resource_pb.js'
import empty from 'google-protobuf/google/protobuf/empty_pb.js'
import { answer, ending, refused } from './answer.js'
import type { Deployment } from './deployment.js'
import type { Hooks } from './hooks.js'
import { readRegistration } from './registration.js'
import type { Transforms } from './transforms.js'
import { makeUrn, stackType } from './urn.js'
import { decode, encode, plain, Reference, type Values } from './values.js'

/** What the SDK may count on; it asks for each before the program starts. */
const features = new Set([
  'secrets',
  'resourceReferences',
  'outputValues',
  'aliasSpecs',
  'deletedWith',
  'replaceWith',
  'resourceHooks',
  'errorHooks',
  'transforms',
  'parameterization',
])

export interface Parts {
  readonly deployment: Deployment
  readonly hooks: Hooks
  readonly transforms: Transforms
}

/** The service `ResourceMonitor`: what the program registers, reads and asks. */
export function monitorService(stack: string, project: string, { deployment, hooks, transforms }: Parts): UntypedServiceImplementation {
  const rootUrn = makeUrn(stack, project, undefined, stackType, `${project}-${stack}`)
  const parentOf = (request: { getType(): string; getParent(): string }): string | undefined =>
    request.getType() === stackType ? undefined : request.getParent() || rootUrn
  const urnOf = (request: { getType(): string; getName(): string; getParent(): string }): string =>
    makeUrn(stack, project, parentOf(request), request.getType(), request.getName())

  return {
    supportsFeature: answer(refused, (request: messages.SupportsFeatureRequest) =>
      new messages.SupportsFeatureResponse().setHassupport(features.has(request.getId())),
    ),
    registerResource: answer(ending, (request: messages.RegisterResourceRequest) => {
      const urn = urnOf(request)
      return deployment.attempt(urn, async () => {
        await transforms.apply(request, urn, parentOf(request))
        const { id, outputs } = await deployment.register(readRegistration(request, urn, parentOf(request)))
        return new messages.RegisterResourceResponse().setUrn(urn).setId(id).setObject(encode(outputs))
      })
    }),
    readResource: answer(ending, (request: messages.ReadResourceRequest) => {
      const urn = urnOf(request)
      return deployment.attempt(urn, async () => {
        const registration = readRegistration(likeRegistration(request), urn, parentOf(request))
        const { outputs } = await deployment.read(registration, request.getId())
        return new messages.ReadResourceResponse().setUrn(urn).setProperties(encode(outputs))
      })
    }),
    registerResourceOutputs: answer(ending, (request: messages.RegisterResourceOutputsRequest) =>
      deployment.attempt(request.getUrn(), async () => {
        deployment.setOutputs(request.getUrn(), decode(request.getOutputs()))
        return new empty.Empty()
      }),
    ),
    invoke: answer(refused, async (request: messages.ResourceInvokeRequest) => {
      const args = decode(request.getArgs())
      const result =
        request.getTok() === 'pulumi:pulumi:getResource' ? known(deployment, args) : await deployment.invoke(request.getTok(), plain(args))
      return new providers.InvokeResponse().setReturn(encode(result))
    }),
    registerPackage: answer(refused, (request: messages.RegisterPackageRequest) =>
      new messages.RegisterPackageResponse().setRef(`${request.getName()}@${request.getVersion()}`),
    ),
    registerStackTransform: answer(refused, (request: callback.Callback) => {
      transforms.addToStack(request)
      return new empty.Empty()
    }),
    registerResourceHook: answer(refused, (request: messages.RegisterResourceHookRequest) => {
      hooks.add(request)
      return new empty.Empty()
    }),
    registerErrorHook: answer(refused, (request: messages.RegisterErrorHookRequest) => {
      hooks.addForErrors(request)
      return new empty.Empty()
    }),
    signalAndWaitForShutdown: answer(ending, async () => {
      await deployment.finish()
      return new empty.Empty()
    }),
  }
}

function likeRegistration(request: messages.ReadResourceRequest): messages.RegisterResourceRequest {
  return new messages.RegisterResourceRequest()
    .setType(request.getType())
    .setName(request.getName())
    .setCustom(true)
    .setObject(request.getProperties())
    .setDependenciesList(request.getDependenciesList())
    .setProvider(request.getProvider())
    .setVersion(request.getVersion())
    .setAdditionalsecretoutputsList(request.getAdditionalsecretoutputsList())
}

/** A resource of this run by its URN, for references that a program gets from elsewhere. */
function known(deployment: Deployment, args: Values): Values {
  const urn = args.urn instanceof Reference ? args.urn.urn : String(args.urn)
  const resource = deployment.resource(urn)
  if (resource === undefined) throw new Error(`unknown resource ${urn}`)
  return { urn, id: resource.id, state: resource.outputs }
}
