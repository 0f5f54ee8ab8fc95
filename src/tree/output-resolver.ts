import type { ResolutionContext } from 'cdk8s'
import { builtInResolvers, type Resolver } from './cdk8s-internals.js'
import { deferOnce } from './deferred.js'
import { originOf } from './origin.js'
import { isOutput } from './value.js'

const mark = Symbol.for('steersman.output-resolver')

/** Puts a token in the place of every Pulumi Output that stands in an object of cdk8s or cdk8s-plus. */
export const outputResolver: Resolver = Object.assign(
  {
    resolve(context: ResolutionContext): void {
      const value: unknown = context.value
      if (typeof value === 'object' && value !== null && isOutput(value))
        context.replaceValue(deferOnce(value, originOf(context.obj)).token)
    },
  },
  { [mark]: true },
)

/** Whether there are resolvers of the program's own, which see every value. */
export function hasOwnResolvers(resolvers: readonly Resolver[]): boolean {
  return resolvers.length > builtInResolvers + 1 || (resolvers.length > builtInResolvers && !resolvers.some((each) => mark in each))
}
