import { credentials } from '@grpc/grpc-js'
import services from '@pulumi/pulumi/proto/callback_grpc_pb.js'
import messages from '@pulumi/pulumi/proto/callback_pb.js'

/** Calls functions of the program, such as hooks: the SDK serves them on a port of its own. */
export class Callbacks {
  readonly #clients = new Map<string, InstanceType<typeof services.CallbacksClient>>()

  call(callback: messages.Callback, request: Uint8Array): Promise<Uint8Array> {
    const message = new messages.CallbackInvokeRequest().setToken(callback.getToken()).setRequest(request)
    return new Promise((resolve, reject) =>
      this.#client(callback.getTarget()).invoke(message, (error, response) =>
        error ? reject(new Error(error.details)) : resolve(response.getResponse_asU8()),
      ),
    )
  }

  close(): void {
    for (const client of this.#clients.values()) client.close()
    this.#clients.clear()
  }

  #client(target: string): InstanceType<typeof services.CallbacksClient> {
    const known = this.#clients.get(target) ?? new services.CallbacksClient(target, credentials.createInsecure())
    this.#clients.set(target, known)
    return known
  }
}
