import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The real program, compiled into the cache folder; half a minute the first time. Why not, when it cannot be. */
export function buildKustomize(): { readonly program: string } | { readonly missing: string } {
  const program = at('../../../.cache/kustomize/kustomize')
  const build = spawnSync('go', ['build', '-mod=readonly', '-trimpath', '-o', program, 'tool'], {
    cwd: at('go'),
    env: { ...process.env, CGO_ENABLED: '0', GOWORK: 'off' },
    encoding: 'utf8',
  })
  if (build.error) return { missing: 'needs go' }
  return build.status === 0 ? { program } : { missing: `go cannot build it: ${build.stderr.trim().split('\n').at(-1)}` }
}
