import { type ApiObject, Lazy, NumberStringUnionResolver, ResolutionContext } from 'cdk8s'
import type { Resolver } from './cdk8s-internals.js'
import { constructIn } from './construct-text.js'
import { deferOnce } from './deferred.js'
import { originOf } from './origin.js'
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
  return new Cleaner(object, resolvers, ownResolvers, refuse).visit(value)
}

/**
 * Makes plain objects apart from those of the program. V8 derives the hidden classes of all `{}` from one table, which is full after
 * some 1,500 different first keys, such as host names; then each object with a new key costs a hidden class of its own.
 */
function PlainObject(): void {}
PlainObject.prototype = Object.prototype
const newObject = (): Record<string, unknown> => new (PlainObject as unknown as new () => Record<string, unknown>)()

const longestValue = 1000
const deepest = 1000

/** One walk over the values of an object, and where it stands. */
class Cleaner {
  private readonly path: (string | number)[] = []

  constructor(
    private readonly object: ApiObject,
    private readonly resolvers: readonly Resolver[],
    private readonly ownResolvers: boolean,
    private readonly refuse: (bad: BadValue) => void,
  ) {}

  visit(each: unknown): unknown {
    if (each === undefined || each === null) return undefined
    if (this.ownResolvers) {
      const resolved = this.resolve(each)
      if (resolved.replaced) return this.visit(resolved.value)
    }
    switch (typeof each) {
      case 'string':
        return this.text(each)
      case 'boolean':
        return each
      case 'number':
        return Number.isFinite(each) ? each : this.bad(`is ${each}, which no manifest can hold`, 'write a number')
      case 'object':
        if (this.path.length > deepest) return this.tooDeep()
        if (Array.isArray(each)) return this.list(each)
        return isPlain(each) && typeof each.resolve !== 'function' ? this.map(each) : this.other(each)
      default:
        return this.bad(`is ${show(each)}, which no manifest can hold`, 'write a text, a number, true, false, a list or an object')
    }
  }

  tooDeep(): undefined {
    const field = `${fieldOf(this.path.slice(0, 10))}…`
    this.refuse({ field, message: 'contains itself, or is nested too deep', help: 'give a value that ends' })
  }

  text(each: string): string | undefined {
    // All texts that tell a mistake hold a bracket, and hardly any other text does.
    if (!each.includes('[')) return each
    if (each.includes('Calling [toString] on an [Output<T>]'))
      return this.bad(
        'holds the text of a Pulumi Output, whose value is not known yet',
        'write ref(output) instead of the output',
      ) as undefined
    // A file may speak of such texts, as any larger program of JavaScript does; a value of a field does not.
    if (each.includes('\n') || each.length > longestValue) return each
    if (each.includes('[object Object]') || each.includes('[object Promise]'))
      return this.bad('holds "[object Object]": an object was put into a text', 'put the property that you mean into the text') as undefined
    const construct = constructIn(each)
    if (construct) return this.bad(`holds ${show(construct.text)}: a construct was put into a text`, construct.help) as undefined
    return each
  }

  list(each: readonly unknown[]): unknown[] {
    // By map, whose result has room for its items alone; one that grows by push keeps room for seventeen.
    // The copy turns holes into undefined, and a class of lists into a plain one.
    const result = [...each].map((item, index) => {
      this.path.push(index)
      const cleaned = this.visit(item)
      this.path.pop()
      return cleaned
    })
    return result.includes(undefined) ? result.filter((item) => item !== undefined) : result
  }

  map(each: Record<string, unknown>): Record<string, unknown> {
    const result = newObject()
    for (const key of Object.keys(each)) {
      this.path.push(key)
      const item = this.visit(each[key])
      // A key such as __proto__ must become a field, not the prototype.
      if (key === '__proto__') Object.defineProperty(result, key, { value: item, enumerable: true })
      else if (item !== undefined) result[key] = item
      this.path.pop()
    }
    return result
  }

  other(each: object): unknown {
    if (isPromise(each)) return this.bad('is a Promise, whose value is not known yet', 'await it before it is given to the construct')
    if (isOutput(each)) return deferOnce(each, originOf(this.object)).token
    const resolved = this.resolve(each)
    if (resolved.replaced) {
      if (each instanceof Lazy && resolved.value === undefined)
        return this.bad('is a Lazy that produced nothing', 'make it produce a value')
      return this.visit(resolved.value)
    }
    return this.bad(`is ${show(each)}, which no manifest can hold`, 'write a text, a number, true, false, a list or a plain object')
  }

  resolve(each: unknown): { replaced: boolean; value: unknown } {
    const context = new ResolutionContext(this.object, this.path.map(String), each)
    for (const resolver of this.resolvers) {
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

  bad(message: string, help: string): unknown {
    this.refuse({ field: fieldOf(this.path), message, help })
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
