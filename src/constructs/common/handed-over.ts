import { Construct } from 'constructs'
import { SteersmanError } from '../../findings/error.js'
import { userPosition } from '../../tree/origin.js'
import { report } from '../../tree/report.js'
import { show } from '../../tree/value.js'
import type { ObjectReference, Source } from '../pods/references.js'

/** The namespace of an object that was handed over: ours say it themselves, those of cdk8s and cdk8s-plus in their metadata. */
export function namespaceOf(object: unknown): string | undefined {
  const { namespace, metadata } = (object ?? {}) as { namespace?: unknown; metadata?: { namespace?: unknown } }
  const told = namespace ?? metadata?.namespace
  return typeof told === 'string' ? told : undefined
}

/** An object that was handed over, as far as it must be named when it is in another namespace. */
export function sourceOf(object: { readonly kind: string; readonly name: string }): Source {
  return { kind: object.kind, name: object.name, namespace: namespaceOf(object) }
}

/**
 * Name and namespace of an object made by another library, for `X.from(object)`; one of another kind is reported at the line of that call.
 * What is no construct has no place in the tree where it could be reported, so there the call itself fails.
 */
export function handedOver(object: ObjectReference, kind: string): { readonly name: string; readonly namespace: string | undefined } {
  const { name, kind: actual } = (object ?? {}) as { name?: unknown; kind?: unknown }
  if (typeof name !== 'string' || actual !== kind) {
    const message = `must be a ${kind}, and is ${typeof name === 'string' ? `the ${String(actual)} ${name}` : show(object)}`
    const position = userPosition()
    const complaint = { code: 'props/invalid', message, help: `give a ${kind}`, ...(position && { position }) }
    if (!Construct.isConstruct(object)) throw new SteersmanError([{ severity: 'error', ...complaint }])
    report(object, complaint)
  }
  return { name: String(name), namespace: namespaceOf(object) }
}
