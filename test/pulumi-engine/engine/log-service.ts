import type { UntypedServiceImplementation } from '@grpc/grpc-js'
import messages from '@pulumi/pulumi/proto/engine_pb.js'
import empty from 'google-protobuf/google/protobuf/empty_pb.js'
import { answer, refused } from './answer.js'
import type { Deployment } from './deployment.js'

const severities = {
  [messages.LogSeverity.DEBUG]: 'debug',
  [messages.LogSeverity.INFO]: 'info',
  [messages.LogSeverity.WARNING]: 'warning',
  [messages.LogSeverity.ERROR]: 'error',
} as const

/** The service `Engine`: messages for the user, and the root of the stack. */
export function logService(deployment: Deployment): UntypedServiceImplementation {
  let root = ''
  return {
    log: answer(refused, (request: messages.LogRequest) => {
      const severity = severities[request.getSeverity()]
      // The SDK says each thing that it does; nobody is shown that.
      if (severity !== 'debug') deployment.tell(severity, request.getMessage(), request.getUrn())
      return new empty.Empty()
    }),
    getRootResource: answer(refused, () => new messages.GetRootResourceResponse().setUrn(root)),
    setRootResource: answer(refused, (request: messages.SetRootResourceRequest) => {
      root = request.getUrn()
      return new messages.SetRootResourceResponse()
    }),
    requirePulumiVersion: answer(refused, () => new messages.RequirePulumiVersionResponse()),
  }
}
