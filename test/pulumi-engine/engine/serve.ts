import { Server, ServerCredentials } from '@grpc/grpc-js'
import engine from '@pulumi/pulumi/proto/engine_grpc_pb.js'
import monitor from '@pulumi/pulumi/proto/resource_grpc_pb.js'
import { Callbacks } from './callbacks.js'
import { Deployment } from './deployment.js'
import { Hooks } from './hooks.js'
import { logService } from './log-service.js'
import { monitorService } from './monitor-service.js'
import type { Providers } from './provider.js'
import { emptyState, type State } from './state.js'
import { Steps } from './steps.js'
import { Transforms } from './transforms.js'

export interface EngineOptions {
  readonly stack: string
  readonly project: string
  readonly preview?: boolean | undefined
  readonly state?: State | undefined
  readonly providers?: Providers | undefined
}

/** Serves one deployment on a free port of 127.0.0.1 while `use` runs. */
export async function serve<Result>(
  { stack, project, preview = false, state = emptyState, providers = {} }: EngineOptions,
  use: (address: string, deployment: Deployment) => Promise<Result>,
): Promise<Result> {
  const callbacks = new Callbacks()
  const hooks = new Hooks(callbacks, preview)
  const deployment = new Deployment(preview, state, new Steps(preview, providers, hooks))
  const size = 400 * 1024 * 1024
  const server = new Server({ 'grpc.max_receive_message_length': size, 'grpc.max_send_message_length': size })
  server.addService(engine.EngineService, logService(deployment))
  server.addService(
    monitor.ResourceMonitorService,
    monitorService(stack, project, { deployment, hooks, transforms: new Transforms(callbacks) }),
  )
  try {
    const port = await new Promise<number>((resolve, reject) =>
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound))),
    )
    return await use(`127.0.0.1:${port}`, deployment)
  } finally {
    callbacks.close()
    server.forceShutdown()
  }
}
