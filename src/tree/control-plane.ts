import type { IConstruct } from 'constructs'

const partKey = Symbol.for('steersman.control-plane')

/** What a construct asks of the control plane: a file, and the flags by which kube-apiserver finds it. */
export interface ControlPlanePart {
  /** Name of the file, below the folder of all such files. */
  readonly name: string
  readonly document: Readonly<Record<string, unknown>>
  /** Names of keys; where one belongs, `<name>` stands in the document. */
  readonly keys: readonly string[]
  /** Path of the folder with the file on the machines of the control plane. */
  readonly directory: string
  /** Flags of kube-apiserver by their name, without dashes. */
  readonly apiServerFlags: { readonly [flag: string]: string }
}

/** Records on a construct what it asks of the control plane: it is no object, or it would be sent to the API server. */
export function setControlPlanePart(construct: IConstruct, part: ControlPlanePart): void {
  Object.defineProperty(construct, partKey, { value: part })
}

export function controlPlanePartOf(construct: IConstruct): ControlPlanePart | undefined {
  return (construct as { [partKey]?: ControlPlanePart })[partKey]
}
