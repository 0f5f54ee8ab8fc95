import { connect } from 'node:net'

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name cannot be looked up',
  EHOSTUNREACH: 'no network leads there',
  ENETUNREACH: 'no network leads there',
}

const proxies = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']

/** Why nothing answers at the address of a server; undefined when something does, or when that cannot be known, as behind a proxy. */
export async function silence(server: string, milliseconds = 5000, open: typeof connect = connect): Promise<string | undefined> {
  if (proxies.some((name) => process.env[name]) || !URL.canParse(server)) return undefined
  const { protocol, hostname, port } = new URL(server)
  return new Promise((resolve) => {
    const socket = open({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (protocol === 'http:' ? 80 : 443) })
    const done = (reason: string | undefined): void => {
      socket.destroy()
      resolve(reason)
    }
    socket.setTimeout(milliseconds, () => done(`no answer within ${milliseconds / 1000} s`))
    socket.once('connect', () => done(undefined))
    socket.once('error', (error) => done(reasons[codeOf(error)]))
  })
}

/** With several addresses of one name, the error holds one for each of them. */
function codeOf(error: Error): string {
  const { code, errors } = error as NodeJS.ErrnoException & { readonly errors?: readonly NodeJS.ErrnoException[] }
  return code ?? errors?.[0]?.code ?? ''
}
