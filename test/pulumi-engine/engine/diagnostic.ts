export type Severity = 'debug' | 'info' | 'warning' | 'error'

/** What the user is shown, by the program, by the engine or by the language host. */
export interface Diagnostic {
  readonly severity: Severity
  readonly message: string
  readonly urn: string | undefined
}

/** A step that did; steps that found nothing to do are none. */
export interface Operation {
  readonly op: 'create' | 'update' | 'replace' | 'import' | 'read' | 'delete' | 'delete-replaced'
  readonly urn: string
  readonly type: string
  readonly name: string
  /** '' for components and for what a preview would create. */
  readonly id: string
}
