import type { AbsolutePath } from '../../values/types.js'
import type { NginxOptions } from './types.js'

const prefix = 'nginx.ingress.kubernetes.io/'

/** Annotations for the whole Ingress object. */
export function nginxAnnotations({
  bodySize,
  sslRedirect,
  readTimeoutSeconds,
  backendProtocol,
}: NginxOptions = {}): Record<string, string | undefined> {
  return {
    [`${prefix}proxy-body-size`]: bodySize,
    [`${prefix}ssl-redirect`]: sslRedirect === undefined ? undefined : String(sslRedirect),
    [`${prefix}proxy-read-timeout`]: readTimeoutSeconds === undefined ? undefined : String(readTimeoutSeconds),
    [`${prefix}backend-protocol`]: backendProtocol,
  }
}

/** A target without the slashes at its end, so that `/v1/` is the same as `/v1`. */
export function rewriteTarget(target: AbsolutePath): AbsolutePath {
  return `/${target.replaceAll(/^\/|\/+$/g, '')}`
}

/** A rewrite holds for every path of an Ingress object, so each target has an object of its own. */
export function rewriteAnnotations(target: AbsolutePath): Record<string, string> {
  return { [`${prefix}rewrite-target`]: `${target === '/' ? '' : target}/$2`, [`${prefix}use-regex`]: 'true' }
}

/** `/api` as a regular expression whose second group is what follows: `/api/x` gives `x`, and `/apix` does not match. */
export function rewritePath(path: string): string {
  const stem = path.replace(/\/$/, '').replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return stem === '' ? '/()(.*)' : `${stem}(/|$)(.*)`
}

/** The name of the object that carries a rewrite: `web-rewrite` for the target `/`, `web-rewrite-v1` for `/v1`. */
export function rewriteName(name: string, target: AbsolutePath): string {
  const words = target
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  return words === '' ? `${name}-rewrite` : `${name}-rewrite-${words}`
}
