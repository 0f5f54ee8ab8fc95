import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { apiVersionOf } from './names.js'

/** What Kubernetes plans for a kind; whether it is served in a minor version is not for this to say. */
export interface Lifecycle {
  readonly apiVersion: string
  readonly kind: string
  /** The minor version in which it became deprecated: 29 for 1.29. */
  readonly deprecated?: number
  readonly removed?: number
  /** The kind to use instead, such as `apps/v1/Deployment`. */
  readonly replacement?: string
}

/** Reads the plans of a release from its Go code, by the name of the kind: `apps/v1/Deployment`. */
export function readLifecycles(api: string): Map<string, Lifecycle> {
  const lifecycles = new Map<string, Lifecycle>()
  for (const { group, version, folder } of groupVersions(api)) {
    // A few plans are written by hand.
    const files = ['zz_generated.prerelease-lifecycle.go', 'lifecycle.go']
      .map((name) => join(folder, name))
      .filter((file) => existsSync(file))
    for (const [kind, plan] of parseLifecycles(files.map((file) => readFileSync(file, 'utf8')).join('\n'))) {
      const apiVersion = apiVersionOf(group, version)
      lifecycles.set(`${apiVersion}/${kind}`, { apiVersion, kind, ...plan })
    }
  }
  return lifecycles
}

type Plan = Pick<Lifecycle, 'deprecated' | 'removed' | 'replacement'>

/** Reads plans from Go code by kind, without the lists of a kind. */
export function parseLifecycles(source: string): Map<string, Plan> {
  const plans = new Map<string, Plan>()
  for (const [, kind, what, body] of source.matchAll(/^func \(in \*(\w+)\) APILifecycle(\w+)\(\).*\{\n\treturn (.*)\n/gm)) {
    if (kind!.endsWith('List')) continue
    const plan = plans.get(kind!) ?? {}
    const minor = Number(/^1, (\d+)$/.exec(body!)?.[1])
    const instead = /Group: "([^"]*)", Version: "([^"]*)", Kind: "([^"]*)"/.exec(body!)
    if (what === 'Deprecated' && minor) plans.set(kind!, { ...plan, deprecated: minor })
    if (what === 'Removed' && minor) plans.set(kind!, { ...plan, removed: minor })
    if (what === 'Replacement' && instead) {
      // Kubernetes names the list of IngressClass where it means the kind.
      plans.set(kind!, { ...plan, replacement: `${apiVersionOf(instead[1]!, instead[2]!)}/${instead[3]!.replace(/List$/, '')}` })
    }
  }
  return plans
}

function* groupVersions(api: string): Generator<{ group: string; version: string; folder: string }> {
  for (const directory of readdirSync(api).sort()) {
    if (!/^[a-z]+$/.test(directory) || directory === 'testdata') continue
    for (const version of readdirSync(join(api, directory)).sort()) {
      const register = join(api, directory, version, 'register.go')
      if (!existsSync(register)) continue
      const group = /GroupName = "([^"]*)"/.exec(readFileSync(register, 'utf8'))?.[1]
      if (group !== undefined) yield { group, version, folder: join(api, directory, version) }
    }
  }
}
