import type { CustomResourceOptions, Inputs } from '@pulumi/pulumi'
import type { ResourceClass } from './resource-class.js'

const known = new Map<ResourceClass, ReadonlySet<string>>()

/**
 * The fields of a manifest that a class of `@pulumi/kubernetes` sends: each copies the fields that it knows one by one, and drops the rest.
 * What is below them it sends as it is.
 */
export function fieldsSentBy(resourceClass: ResourceClass): ReadonlySet<string> {
  let fields = known.get(resourceClass)
  if (!fields) {
    fields = new Set(['apiVersion', 'kind', ...fieldsReadBy(resourceClass)])
    known.set(resourceClass, fields)
  }
  return fields
}

/** A field without which the class refuses to be made; undefined when it would be made. */
export function fieldLacking(resourceClass: ResourceClass, inputs: Inputs): string | undefined {
  const thrown = construct(resourceClass, inputs)
  if (thrown === undefined) return undefined
  const lacking = /^Missing required property '(.+)'$/.exec(thrown instanceof Error ? thrown.message : '')
  if (lacking) return lacking[1]
  throw thrown
}

function fieldsReadBy(resourceClass: ResourceClass): Set<string> {
  const fields = new Set<string>()
  const reading = new Proxy({} as Inputs, {
    get(_, field) {
      if (typeof field === 'string') fields.add(field)
      return {}
    },
  })
  const thrown = construct(resourceClass, reading)
  if (thrown !== undefined) throw thrown
  return fields
}

/** Stops a constructor after it has read its arguments and before it registers anything; gives what it threw by itself. */
function construct(resourceClass: ResourceClass, inputs: Inputs): unknown {
  try {
    new resourceClass('fields', inputs, stopping)
    return undefined
  } catch (error) {
    return error === stop ? undefined : error
  }
}

const stop = new Error('stop')
// The options are merged with those of the class after all arguments are read.
const stopping = Object.defineProperty({} as CustomResourceOptions, 'version', {
  enumerable: true,
  get() {
    throw stop
  },
})
