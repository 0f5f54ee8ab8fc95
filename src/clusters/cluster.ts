import type { AnyCluster } from './any.js'
import type { GkeAutopilot } from './gke/autopilot.js'
import type { GkeStandard } from './gke/standard.js'
import type { Minikube } from './minikube.js'

/** What a program declares about where it will run: plain data that can be written as JSON, told apart by `kind`. */
export type Cluster = GkeStandard | GkeAutopilot | Minikube | AnyCluster

/** A cluster of Google Kubernetes Engine. */
export type GkeClusterDeclaration<Addresses extends string = string> = GkeStandard<Addresses> | GkeAutopilot<Addresses>
