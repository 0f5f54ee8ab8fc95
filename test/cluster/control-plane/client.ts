import type { Connection, Send } from './http.js'
import { sender } from './http.js'

/** Enough of an object to find it; whole manifests are references too. */
export interface Reference {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata?: { readonly [field: string]: unknown }
}

/** An object to send. */
export interface Manifest extends Reference {
  readonly [field: string]: unknown
}

/** Any object of the API as it is live; ask for its parts by the type that the caller expects. */
export interface LiveObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: {
    readonly name: string
    readonly namespace?: string
    readonly uid: string
    readonly generation?: number
    readonly labels?: Readonly<Record<string, string>>
    readonly ownerReferences?: readonly { readonly kind: string; readonly name: string; readonly uid: string }[]
    readonly deletionTimestamp?: string
  }
}

/** What the API server answers instead of an object. */
export interface Status {
  readonly kind: 'Status'
  readonly message?: string
  readonly reason?: string
  readonly details?: { readonly causes?: readonly { readonly field?: string; readonly message?: string; readonly reason?: string }[] }
}

export type Reply<Body> = { readonly status: number; readonly warnings: readonly string[] } & (
  | { readonly ok: true; readonly body: Body }
  | { readonly ok: false; readonly body: Status }
)

export interface WriteOptions {
  /** Ask for the verdict only. Milder than a real create: it accepts an occupied clusterIP or a node port out of range. */
  readonly dryRun?: boolean
  readonly fieldValidation?: 'Strict' | 'Warn' | 'Ignore'
}

export interface ListOptions {
  readonly namespace?: string
  readonly labelSelector?: string
  readonly fieldSelector?: string
}

export interface Client {
  /** Any request, for what the other functions do not cover. */
  request<Body>(method: string, path: string, body?: unknown, contentType?: string): Promise<Reply<Body>>
  create<Body = LiveObject>(manifest: Manifest, options?: WriteOptions): Promise<Reply<Body>>
  /** Server-side apply under the name `test`; a conflict with another manager is a 409 unless `force` is given. */
  apply<Body = LiveObject>(manifest: Manifest, options?: WriteOptions & { readonly force?: boolean }): Promise<Reply<Body>>
  get<Body = LiveObject>(reference: Reference): Promise<Reply<Body>>
  list<Item = LiveObject>(apiVersion: string, kind: string, options?: ListOptions): Promise<Reply<{ readonly items: readonly Item[] }>>
  /** In the background, as `kubectl delete --wait=false` does. */
  delete(reference: Reference): Promise<Reply<unknown>>
  patchStatus<Body = LiveObject>(reference: Reference, status: unknown): Promise<Reply<Body>>
  close(): void
}

interface Resource {
  readonly name: string
  readonly kind: string
  readonly namespaced: boolean
}

type Discovered = Resource | { readonly absent: Reply<never> }

/** Learns from the API server which path belongs to a kind, and asks again for kinds that were not there before. */
function discovery(send: Send): (apiVersion: string, kind: string) => Promise<Discovered> {
  const known = new Map<string, Promise<readonly Resource[]>>()
  const read = async (apiVersion: string) => {
    const { body } = await send('GET', root(apiVersion))
    const resources = (body as { resources?: Resource[] }).resources ?? []
    return resources.filter((resource) => !resource.name.includes('/'))
  }
  return async (apiVersion, kind) => {
    for (const fresh of [false, true]) {
      if (fresh || !known.has(apiVersion)) known.set(apiVersion, read(apiVersion))
      const found = (await known.get(apiVersion)!).find((resource) => resource.kind === kind)
      if (found) return found
    }
    const message = `no matches for kind "${kind}" in version "${apiVersion}"`
    return { absent: { ok: false, status: 404, warnings: [], body: { kind: 'Status', reason: 'NotFound', message } } }
  }
}

function root(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`
}

function query(values: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}

function writeQuery(options: WriteOptions | undefined): Record<string, string | undefined> {
  return { fieldValidation: options?.fieldValidation ?? 'Strict', dryRun: options?.dryRun ? 'All' : undefined, fieldManager: 'test' }
}

/** A client of one API server. An HTTP error is a reply with `ok: false`; only a server that does not answer makes it reject. */
export function createClient(connection: Connection): Client {
  const { send, close } = sender(connection)
  const discover = discovery(send)

  const request = async <Body>(method: string, path: string, body?: unknown, contentType?: string): Promise<Reply<Body>> => {
    const reply = await send(method, path, body, contentType)
    return { ...reply, ok: reply.status >= 200 && reply.status < 300 } as Reply<Body>
  }

  const collection = (apiVersion: string, resource: Resource, namespace: unknown) =>
    `${root(apiVersion)}${resource.namespaced && namespace ? `/namespaces/${namespace}` : ''}/${resource.name}`

  const at = async <Body>(reference: Reference, use: (folder: string, item: string) => Promise<Reply<Body>>): Promise<Reply<Body>> => {
    const resource = await discover(reference.apiVersion, reference.kind)
    if ('absent' in resource) return resource.absent
    const folder = collection(reference.apiVersion, resource, reference.metadata?.namespace ?? 'default')
    return use(folder, `${folder}/${reference.metadata?.name}`)
  }

  return {
    request,
    create: (manifest, options) => at(manifest, (folder) => request('POST', folder + query(writeQuery(options)), manifest)),
    apply: (manifest, options) => {
      const parameters = query({ ...writeQuery(options), force: options?.force ? 'true' : undefined })
      return at(manifest, (_, item) => request('PATCH', item + parameters, manifest, 'application/apply-patch+yaml'))
    },
    get: (reference) => at(reference, (_, item) => request('GET', item)),
    list: async (apiVersion, kind, { namespace, ...selectors } = {}) => {
      const resource = await discover(apiVersion, kind)
      if ('absent' in resource) return resource.absent
      return request('GET', collection(apiVersion, resource, namespace) + query({ ...selectors }))
    },
    delete: (reference) => at(reference, (_, item) => request('DELETE', `${item}?propagationPolicy=Background`)),
    patchStatus: (reference, status) =>
      at(reference, (_, item) => request('PATCH', `${item}/status`, { status }, 'application/merge-patch+json')),
    close,
  }
}
