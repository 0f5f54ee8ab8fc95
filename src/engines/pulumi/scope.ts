import type { IConstruct } from 'constructs'
import { check } from '../../checks/check.js'
import { isCluster } from '../../clusters/cluster.js'
import type { Finding } from '../../findings/finding.js'
import type { Handover, OutputOptions } from '../../model/handover.js'
import type { Model, ModelObject } from '../../model/model.js'
import { readTree } from '../../model/read-tree.js'
import type { Values } from '../../model/values.js'

/** The part of a program that is deployed. */
export interface Scope {
  readonly root: IConstruct
  /** Of the whole tree, because its parts point at each other. */
  readonly model: Model
  /** Indices of the objects to deploy in `model.objects`. */
  readonly selected: readonly number[]
  readonly output: OutputOptions
  readonly values: Values
  isInside(path: string): boolean
}

/** An App of ours holds more than its tree does, and one of cdk8s knows its folder. */
type Root = IConstruct & { readonly handover?: () => Handover; readonly outdir?: unknown }

/** Reads what a construct and everything below it say. `cluster` is where it will run, unless the App itself says. */
export function readScope(what: IConstruct, cluster: unknown): Scope {
  const root: Root = what.node.root
  const handover = typeof root.handover === 'function' ? root.handover() : undefined
  const model = handover?.model ?? readTree(root)
  const { path } = what.node
  const isInside = (each: string): boolean => path === '' || each === path || each.startsWith(`${path}/`)
  return {
    root,
    model: isCluster(cluster) && !model.cluster ? { ...model, cluster } : model,
    selected: [...model.objects.keys()].filter((index) => isInside(model.objects[index]!.origin.path)),
    output: handover?.output ?? outputOf(root),
    values: handover?.values ?? {},
    isInside,
  }
}

/** Everything that is wrong with it, as the rules for files find it. */
export function findingsOf({ model, isInside }: Scope): Finding[] {
  return [...model.findings, ...check(model)].filter(({ path }) => path === undefined || isInside(path))
}

/** The objects to deploy, with their places in the model. */
export function objectsOf({ model, selected }: Scope): (readonly [number, ModelObject])[] {
  return selected.map((index) => [index, model.objects[index]!] as const)
}

function outputOf({ outdir }: Root): OutputOptions {
  const folder = typeof outdir === 'string' ? outdir : (process.env.CDK8S_OUTDIR ?? 'dist')
  return { folder, division: 'chart', layout: { name: 'files' }, extension: '.k8s.yaml', plainTextSecrets: [] }
}
