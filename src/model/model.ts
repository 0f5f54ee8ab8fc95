import type { Cluster } from '../clusters/cluster.js'
import type { Finding, Position, Source } from '../findings/finding.js'

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject
export interface JsonObject {
  readonly [key: string]: JsonValue
}

/** One object as it is sent to the API server. */
export interface Manifest extends JsonObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: JsonObject
}

/** Where an object comes from: its construct, its chart, and the user's own line. */
export interface Origin {
  readonly path: string
  readonly position?: Position
  /** Where it stands in a file with manifests. */
  readonly source?: Source
}

export interface ModelObject {
  readonly manifest: Manifest
  readonly origin: Origin
  /** Index in `Model.charts`. */
  readonly chart: number
}

export interface ModelChart {
  /** Path of the chart's construct. */
  readonly path: string
  /** Name of its file or folder, without extension. */
  readonly fileName: string
}

/** An object that the program uses but does not make, as declared with `X.external`. */
export interface External {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly namespace?: string
  /** The keys of a Secret or ConfigMap that the program reads. */
  readonly keys?: readonly string[]
  readonly origin: Origin
}

/** A value that is known only at deployment, for which a token stands in manifests. */
export interface ModelDeferred {
  readonly token: string
  /** What the program calls it. */
  readonly label?: string
  /** What it will be, where that is known already: objects only wait for it. */
  readonly known?: string
  /** It becomes text whatever it is; otherwise it keeps its own type where the field does not say one. */
  readonly asText: boolean
  /** Stands inside a JSON text. */
  readonly inJson: boolean
  /** It is the first hexadecimal digits of a hash over texts that hold such values themselves. */
  readonly digest?: { readonly of: readonly string[]; readonly digits: number }
  /** The line that asked for it. */
  readonly position?: Position
}

/** A file that a program of the control plane reads when it starts. It is no object: the API server would refuse it. */
export interface ControlPlaneFile {
  /** Its name in the folder of all such files. */
  readonly name: string
  readonly document: JsonObject
  /** Names of keys, which are never in the program: where one belongs, `<name>` stands in the document. */
  readonly keys: readonly string[]
  /** Path of the folder with the file on the machines of the control plane. */
  readonly directory: string
  /** Flags of kube-apiserver for it, by their name without dashes. */
  readonly apiServerFlags: { readonly [flag: string]: string }
  readonly origin: Origin
}

/** One construct waits for another, as `addDependency` says; each stands for all objects below it. */
export interface ModelDependency {
  /** Path of the construct that waits. */
  readonly source: string
  /** Path of the one that it waits for. */
  readonly target: string
}

/** Everything that a program says, as plain data: charts and objects stand in the order in which they apply cleanly. */
export interface Model {
  readonly charts: readonly ModelChart[]
  readonly objects: readonly ModelObject[]
  readonly externals: readonly External[]
  /** Files of the control plane, which stand apart from the objects; undefined in most programs. */
  readonly controlPlane?: readonly ControlPlaneFile[]
  /** What the program says itself about what waits for what; `objects` and `charts` stand in that order already. */
  readonly dependencies: readonly ModelDependency[]
  /** Where it will run; undefined when the program does not say. */
  readonly cluster?: Cluster
  /** The program, or who runs it, wants no checks but those of its props. */
  readonly unchecked?: boolean
  /** Each value known only at deployment that an object holds; in most programs none. */
  readonly deferred: readonly ModelDeferred[]
  /** What was found wrong while the tree was built and read. */
  readonly findings: readonly Finding[]
}
