import { ComponentResource, type CustomResourceOptions, type Output, type Resource } from '@pulumi/pulumi'
import { resourceLabelsCheck } from '../../clusters/fields.js'
import type { Position } from '../../findings/finding.js'
import type { TextRule } from '../../kubernetes/names.js'
import { type Check, object } from '../../props/shape.js'
import { userPosition } from '../../tree/origin.js'
import { isPlain, show } from '../../tree/value.js'
import { checkProps } from './check-props.js'
import { handedDown } from './handed-down.js'
import { labelsOf } from './labels.js'
import type { GoogleOptions } from './options.js'
import { checkProject, plainProject, projectOf } from './project.js'
import { refusal } from './refusal.js'

/** What all components of one class have in common. */
export interface ComponentKind {
  /** The name of the class. */
  readonly name: string
  /** What its props must be. */
  readonly check: Check
  /** What a name at Google Cloud must be. */
  readonly nameRule: TextRule
  /** What others must know of it; called when all is checked, before anything is registered, and may refuse it. */
  readonly announce?: (name: string, props: unknown, position: Position | undefined) => void
}

/** What a component makes its resources with. */
export interface Making {
  /** The name of the component, which begins those of its resources. */
  readonly resourceName: string
  /** The project where it is known before anything runs. */
  readonly plainProject: string | undefined
  readonly labels: Readonly<Record<string, string>>
  /** Options of a resource: its parent, what it depends on, and what a component does not hand down by itself. */
  options(dependsOn?: readonly Resource[]): CustomResourceOptions & { readonly parent: ComponentResource }
}

/** Something at Google Cloud that stands beside a cluster. */
export abstract class GoogleComponent extends ComponentResource {
  /** The name at Google Cloud; the beginning of it, where Pulumi adds an end. */
  readonly name: string
  /** The id of the project at Google Cloud. */
  readonly project: Output<string>
  /** @internal */
  readonly '~making': Making

  constructor({ name: kind, check, nameRule, announce }: ComponentKind, name: string, props: unknown, options: GoogleOptions = {}) {
    const position = userPosition(new.target)
    const { project, resourceLabels = {}, ...component } = options
    checkProps(kind, props, check, position)
    checkProps(kind, { resourceLabels }, labelsCheck, position)
    const cloudName = nameAtGoogle(kind, name, props, nameRule, position)
    checkProject(kind, options, position)
    announce?.(name, props, position)
    super(typeOf(kind), name, {}, component)
    this.name = cloudName
    this.project = projectOf(this, project)
    this['~making'] = {
      resourceName: name,
      plainProject: plainProject(options),
      labels: labelsOf(resourceLabels),
      options: (own = []) => handedDown(this, component, own),
    }
  }
}

const labelsCheck = object({ resourceLabels: resourceLabelsCheck })

/** The given name, or that of the component where it can be one. */
function nameAtGoogle(kind: string, resourceName: string, props: unknown, rule: TextRule, position: Position | undefined): string {
  const given = isPlain(props) ? props.name : undefined
  if (typeof given === 'string') return given
  const problem = rule(resourceName)
  if (problem === undefined) return resourceName
  throw refusal(
    kind,
    `the name ${show(resourceName)} ${problem}`,
    'give another name, or write name in the props: the one at Google Cloud may differ from that of the component',
    position,
  )
}

/** Whether a value is a component of this class, also one of another copy of the package. */
export function isComponent(value: unknown, kind: string): boolean {
  return typeof value === 'object' && value !== null && (value as { __pulumiType?: unknown }).__pulumiType === typeOf(kind)
}

/** A component of this class. */
export const componentOf =
  (kind: string): Check =>
  (value, place) =>
    isComponent(value, kind) || place.refuse(`must be a ${kind}, and is ${show(value)}`, `give a ${kind}`)

function typeOf(kind: string): string {
  return `steersman:gke:${kind}`
}
