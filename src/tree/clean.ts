import { type ApiObject, Lazy, NumberStringUnionResolver, ResolutionContext } from 'cdk8s'
import type { Resolver } from './cdk8s-internals.js'
import { isOutput, isPlain, isPromise, show } from './value.js'

/** What is wrong with one value of a manifest. */
export interface BadValue {
  readonly field: string
  readonly message: string
  readonly help: string
}

/**
 * A manifest as JSON: tokens of cdk8s resolved, `undefined` and `null` left out, everything else as it is and in its order.
 * A value that JSON cannot hold, or that is not known yet, is told to `refuse` with its field, and left out.
 */
export function clean(
  value: unknown,
  object: ApiObject,
  resolvers: readonly Resolver[],
  ownResolvers: boolean,
  refuse: (bad: BadValue) => void,
): unknown {
  const path: (string | number)[] = []
  return visit(value)

  function visit(each: unknown): unknown {
    if (each === undefined || each === null) return undefined
    if (ownResolvers) {
      const resolved = resolve(each)
      if (resolved.replaced) return visit(resolved.value)
    }
    switch (typeof each) {
      case 'string':
        return text(each)
      case 'boolean':
        return each
      case 'number':
        return Number.isFinite(each) ? each : bad(`is ${each}, which no manifest can hold`, 'write a number')
      case 'object':
        if (Array.isArray(each)) return list(each)
        return isPlain(each) && typeof each.resolve !== 'function' ? map(each) : other(each)
      default:
        return bad(`is ${show(each)}, which no manifest can hold`, 'write a text, a number, true, false, a list or an object')
    }
  }

  function text(each: string): string | undefined {
    if (each.includes('Calling [toString] on an [Output<T>]'))
      return bad(
        'holds the text of a Pulumi Output, whose value is not known yet',
        'use pulumi.interpolate, and give the Output itself',
      ) as undefined
    if (each.includes('[object Object]') || each.includes('[object Promise]'))
      return bad('holds "[object Object]": an object was put into a text', 'put the property that you mean into the text') as undefined
    return each
  }

  function list(each: readonly unknown[]): unknown[] {
    const result: unknown[] = []
    for (let index = 0; index < each.length; index++) {
      path.push(index)
      const item = visit(each[index])
      if (item !== undefined) result.push(item)
      path.pop()
    }
    return result
  }

  function map(each: Record<string, unknown>): Record<string, unknown> {
    const result: Record<string, unknown> = {}
    for (const key of Object.keys(each)) {
      path.push(key)
      const item = visit(each[key])
      // A key such as __proto__ must become a field, not the prototype.
      if (key === '__proto__') Object.defineProperty(result, key, { value: item, enumerable: true })
      else if (item !== undefined) result[key] = item
      path.pop()
    }
    return result
  }

  function other(each: object): unknown {
    if (isPromise(each)) return bad('is a Promise, whose value is not known yet', 'await it before it is given to the construct')
    if (isOutput(each)) return bad('is a Pulumi Output, whose value is not known when files are written', 'give a value that is known now')
    const resolved = resolve(each)
    if (resolved.replaced) {
      if (each instanceof Lazy && resolved.value === undefined) return bad('is a Lazy that produced nothing', 'make it produce a value')
      return visit(resolved.value)
    }
    return bad(`is ${show(each)}, which no manifest can hold`, 'write a text, a number, true, false, a list or a plain object')
  }

  function resolve(each: unknown): { replaced: boolean; value: unknown } {
    const context = new ResolutionContext(object, path.map(String), each)
    for (const resolver of resolvers) {
      // It knows a plain object by its constructor, and takes one of another realm for a union.
      if (resolver instanceof NumberStringUnionResolver && isPlain(each)) continue
      resolver.resolve(context)
      if (!context.replaced) continue
      const value: unknown = context.replacedValue
      // The resolver of number-or-text unions wraps what it finds once more; in a manifest the value itself is meant.
      return { replaced: true, value: isUnion(value, each) ? value.value : value }
    }
    return { replaced: false, value: undefined }
  }

  function bad(message: string, help: string): unknown {
    refuse({ field: fieldOf(path), message, help })
    return undefined
  }
}

function isUnion(value: unknown, from: unknown): value is { value: unknown } {
  if (!isPlain(value) || isPlain(from) || typeof from !== 'object' || from === null || !('value' in from)) return false
  return Object.keys(value).length === 1 && value.value === from.value
}

/** A path as Kubernetes writes it: `spec.containers[0].image`. */
export function fieldOf(path: readonly (string | number)[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : /^[\w-]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`))
    .join('')
    .replace(/^\./, '')
}
