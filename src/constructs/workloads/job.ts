import type { Construct } from 'constructs'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { Place } from '../../props/place.js'
import { flag, object, oneOf } from '../../props/shape.js'
import { type PodTemplate, podTemplateShape } from '../pods/pod-template.js'
import { objectShape } from '../props/object-shape.js'
import type { OwnShape } from '../props/own-props.js'
import type { ObjectProps } from '../resource.js'
import { jobCheck } from './job-check.js'
import { type JobSpecOptions, jobSpecShape } from './job-options.js'
import { jobSpec } from './job-spec.js'
import { nameByContent } from './rerun.js'
import { Workload } from './workload.js'

export interface JobOptions extends ObjectProps<Kinds['batch/v1/Job']>, JobSpecOptions {
  /** Whether its pods wait until somebody sets this to false; left out, false. */
  readonly suspend?: boolean | undefined
  /**
   * `on-change` runs it again when its pods change: the name gets a hash of them behind it, and so a changed Job is another one.
   * Left out, the name is fixed, and the API server refuses to change the pods of a Job that is there.
   */
  readonly rerun?: 'on-change' | undefined
}
export type JobProps<P extends string = never, V extends string = never> = JobOptions & PodTemplate<P, V>

const shape: OwnShape<JobOptions> = {
  ...jobSpecShape,
  suspend: flag,
  rerun: oneOf('on-change'),
}
const check = object({ ...objectShape, ...podTemplateShape, ...shape })

/**
 * Pods that run until enough of them have succeeded.
 *
 * The pods of a live Job cannot change: with `rerun: 'on-change'` a change makes a new Job, without it the API server refuses the change.
 * The hash is the same on every machine. A value of `ref()` is in it by its label and not by itself, because it may be secret.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 * @example
 * ```ts
 * new Job(chart, 'migrate', { rerun: 'on-change', restartPolicy: 'OnFailure', container: { image: 'example/migrate:1.4.2' } })
 * ```
 */
export class Job<P extends string = string, V extends string = never> extends Workload<P, Kinds['batch/v1/Job']> {
  /** @internal */
  readonly '~rerun': boolean
  /** @internal The name with its hash that something asked for already. */
  '~told': string | undefined

  constructor(scope: Construct, id: string, props: JobProps<P, V>) {
    super(scope, id, { apiVersion: 'batch/v1', kind: 'Job' }, props, check)
    this['~rerun'] = this['~valid'] && props.rerun === 'on-change'
    if (!this['~valid']) return
    jobCheck(this, props as JobProps<string, string>, this['~rerun'] ? '-0123456789' : '')
    this['~body'] = { spec: jobSpec(this, props as JobProps<string, string>, this.selector, props.suspend) }
    if (this['~rerun']) Object.defineProperty(this, 'name', { get: () => (this['~told'] ??= this['~named'](super.toJson())) })
  }

  override toJson(): unknown {
    const manifest = super.toJson() as { readonly metadata: object }
    if (!this['~rerun']) return manifest
    const name = this['~named'](manifest)
    if (this['~told'] !== undefined && this['~told'] !== name)
      new Place(this).refuse(
        `it was changed after its name ${this['~told']} had been asked for, and is now called ${name}`,
        'ask for its name after the last change of it',
      )
    return { ...manifest, metadata: { ...manifest.metadata, name } }
  }

  /** @internal */
  '~named'(manifest: unknown): string {
    return nameByContent(this.metadata.name!, manifest)
  }
}
