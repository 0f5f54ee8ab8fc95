import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { Server, ServerCredentials, type ServiceDefinition, type UntypedServiceImplementation } from '@grpc/grpc-js'
import protobuf from 'google-protobuf'

/** A key management service of this process: the protocol of KMS plugins in its version 2, with one key that nobody else has. */
export interface KmsPlugin {
  /** How often each call was made. */
  readonly calls: Readonly<Record<'Status' | 'Encrypt' | 'Decrypt', number>>
  stop(): void
}

/** A message by the numbers of its fields, all of which are texts or bytes here. */
type Message = Readonly<Record<number, Uint8Array>>

function encode(message: Message): Buffer {
  const writer = new protobuf.BinaryWriter()
  for (const [field, value] of Object.entries(message)) writer.writeBytes(Number(field), value)
  return Buffer.from(writer.getResultBuffer())
}

function decode(bytes: Buffer): Message {
  const reader = new protobuf.BinaryReader(bytes)
  const message: Record<number, Uint8Array> = {}
  while (reader.nextField()) {
    if (reader.getWireType() === 2) message[reader.getFieldNumber()] = reader.readBytes()
    else reader.skipField()
  }
  return message
}

const service: ServiceDefinition = Object.fromEntries(
  ['Status', 'Encrypt', 'Decrypt'].map((name) => [
    name,
    {
      path: `/v2.KeyManagementService/${name}`,
      requestStream: false,
      responseStream: false,
      requestSerialize: encode,
      requestDeserialize: decode,
      responseSerialize: encode,
      responseDeserialize: decode,
    },
  ]),
)

/** Starts one that answers at a socket. The fields are those of `k8s.io/kms/apis/v2/api.proto`. */
export async function startKmsPlugin(socket: string): Promise<KmsPlugin> {
  const key = randomBytes(32)
  const keyId = Buffer.from('key-of-this-test')
  const calls = { Status: 0, Encrypt: 0, Decrypt: 0 }
  const answers: Readonly<Record<keyof typeof calls, (request: Message) => Message>> = {
    Status: () => ({ 1: Buffer.from('v2'), 2: Buffer.from('ok'), 3: keyId }),
    Encrypt: ({ 1: plaintext = Buffer.alloc(0) }) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const sealed = Buffer.concat([cipher.update(plaintext), cipher.final()])
      return { 1: Buffer.concat([nonce, cipher.getAuthTag(), sealed]), 2: keyId }
    },
    Decrypt: ({ 1: given = Buffer.alloc(0) }) => {
      const ciphertext = Buffer.from(given)
      const decipher = createDecipheriv('aes-256-gcm', key, ciphertext.subarray(0, 12))
      decipher.setAuthTag(ciphertext.subarray(12, 28))
      return { 1: Buffer.concat([decipher.update(ciphertext.subarray(28)), decipher.final()]) }
    },
  }
  const implementation: UntypedServiceImplementation = Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      (call: { request: Message }, reply: (error: Error | null, message?: Message) => void) => {
        calls[name as keyof typeof calls]++
        try {
          reply(null, answer(call.request))
        } catch (error) {
          reply(error as Error)
        }
      },
    ]),
  )
  const server = new Server()
  server.addService(service, implementation)
  await new Promise<void>((resolve, reject) => {
    server.bindAsync(`unix:${socket}`, ServerCredentials.createInsecure(), (error) => (error ? reject(error) : resolve()))
  })
  return { calls, stop: () => server.forceShutdown() }
}
