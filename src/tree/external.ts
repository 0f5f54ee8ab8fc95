import { Chart } from 'cdk8s'
import type { Construct } from 'constructs'
import type { Position } from '../findings/finding.js'
import { userPosition } from './origin.js'

const externalsKey = Symbol.for('steersman.externals')

/** Declared in a program, made elsewhere. */
export interface ExternalDeclaration {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly namespace?: string
  readonly keys?: readonly string[]
  readonly path: string
  readonly position?: Position
}

/** Records on its scope an object that is used but not made here: `X.external` is no construct, or it would be rendered. */
export function declareExternal(
  scope: Construct,
  id: string,
  facts: { apiVersion: string; kind: string; name?: string; namespace?: string; clusterScoped?: boolean; keys?: readonly string[] },
): ExternalDeclaration {
  const namespace = facts.clusterScoped ? undefined : (facts.namespace ?? Chart.of(scope).namespace)
  const position = userPosition()
  const declaration: ExternalDeclaration = {
    apiVersion: facts.apiVersion,
    kind: facts.kind,
    name: facts.name ?? id,
    ...(namespace !== undefined && { namespace }),
    ...(facts.keys && { keys: facts.keys }),
    path: `${scope.node.path}/${id}`,
    ...(position && { position }),
  }
  const holder = scope as { [externalsKey]?: ExternalDeclaration[] }
  if (holder[externalsKey]) holder[externalsKey].push(declaration)
  else Object.defineProperty(scope, externalsKey, { value: [declaration], configurable: true })
  return declaration
}

/** The declarations made directly in this scope. */
export function externalsOf(scope: object): readonly ExternalDeclaration[] {
  return (scope as { [externalsKey]?: ExternalDeclaration[] })[externalsKey] ?? []
}
