import { createRequire, isBuiltin } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { ImportKind, OnResolveResult, Plugin } from 'esbuild'

/**
 * Leaves installed packages out of a bundle, each resolved from the file that imports it: the bundle itself lies elsewhere.
 * A package of a workspace whose source is TypeScript, and an alias of tsconfig.json, become a part of the bundle.
 */
export function installedPackages(format: 'esm' | 'cjs', found: Map<string, string>): Plugin {
  return {
    name: 'installed-packages',
    setup({ onResolve, resolve }) {
      const external = (path: string, kind: ImportKind, name: string): OnResolveResult => {
        const target = kind === 'require-call' || kind === 'require-resolve' ? path : pathToFileURL(path).href
        found.set(target, name)
        return { path: target, external: true }
      }
      onResolve({ filter: /^[^./]/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (kind === 'entry-point' || pluginData === marker) return undefined
        if (isBuiltin(path)) return { path, external: true }
        // A static import becomes a call of require() in CommonJS.
        const as = format === 'cjs' && kind === 'import-statement' ? 'require-call' : kind
        // Never by an alias: the program and the command would each have a copy, and a slow one.
        const own = /^steersman(?:\/|$)/.test(path) && resolveNatively(path, importer)
        if (own) return external(own, as, path)
        const result = await resolve(path, { kind: as, resolveDir, importer, pluginData: marker })
        if (result.errors.length > 0) return { errors: result.errors, warnings: result.warnings }
        return result.external || /\.(?:[cm]?js|node)$/.test(result.path) ? external(result.path, as, path) : undefined
      })
    },
  }
}

const marker = Symbol('resolved by us')

function resolveNatively(path: string, importer: string): string | undefined {
  try {
    return createRequire(importer).resolve(path)
  } catch {
    return undefined // then there is one clear error, with its place
  }
}
