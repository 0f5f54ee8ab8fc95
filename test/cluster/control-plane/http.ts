import { Agent, request } from 'node:https'

/** Where an API server is, and as whom to talk to it. */
export interface Connection {
  readonly server: string
  readonly certificateAuthority: string
  readonly token: string
}

export interface RawReply {
  readonly status: number
  readonly body: unknown
  readonly warnings: readonly string[]
}

export type Send = (method: string, path: string, body?: unknown, contentType?: string) => Promise<RawReply>

/** The texts of `Warning` headers, each written as `299 - "text"`. */
function warningsOf(header: string | undefined): string[] {
  return [...(header ?? '').matchAll(/\d{3} \S+ "((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]!.replace(/\\(.)/g, '$1'))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return { kind: 'Status', status: 'Failure', message: text }
  }
}

/** A function that sends one request at a time over kept connections; it rejects only when there is no answer at all. */
export function sender(connection: Connection): { send: Send; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  const send: Send = (method, path, body, contentType = 'application/json') =>
    new Promise((resolve, reject) => {
      const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
      const headers: Record<string, string> = { authorization: `Bearer ${connection.token}`, accept: 'application/json' }
      if (payload) Object.assign(headers, { 'content-type': contentType, 'content-length': String(payload.length) })
      const outgoing = request(connection.server + path, { method, headers, agent, ca: connection.certificateAuthority }, (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () => {
          const warning = incoming.headers.warning
          const text = Buffer.concat(chunks).toString('utf8')
          resolve({ status: incoming.statusCode ?? 0, body: parse(text), warnings: warningsOf(warning) })
        })
      })
      outgoing.setTimeout(60_000, () => outgoing.destroy(new Error(`${method} ${path}: no answer in 60 s`)))
      outgoing.on('error', reject)
      outgoing.end(payload)
    })
  return { send, close: () => agent.destroy() }
}
