import type { AnyCluster } from './any.js'
import type { GkeAutopilot } from './gke/autopilot.js'
import type { GkeStandard } from './gke/standard.js'
import type { Minikube } from './minikube.js'

/** What a program declares about where it will run: plain data that can be written as JSON, told apart by `kind`. */
export type Cluster = GkeStandard | GkeAutopilot | Minikube | AnyCluster

/** A cluster of Google Kubernetes Engine. */
export type GkeClusterDeclaration<Addresses extends string = string> = GkeStandard<Addresses> | GkeAutopilot<Addresses>

const kinds: readonly string[] = ['gke-standard', 'gke-autopilot', 'minikube', 'any'] satisfies readonly Cluster['kind'][]

/** Whether a value is a declaration, also one of another copy of the package or one that was read from JSON. */
export function isCluster(value: unknown): value is Cluster {
  return typeof value === 'object' && value !== null && kinds.includes((value as { kind?: unknown }).kind as string)
}
