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

/** Lets the constructor read arguments that note what is read of them, and stops it where it would register the resource. */
function fieldsReadBy(resourceClass: ResourceClass): Set<string> {
  const fields = new Set<string>()
  const reading = new Proxy({} as Inputs, {
    get(_, field) {
      if (typeof field === 'string') fields.add(field)
      return {}
    },
  })
  const stop = new Error('stop')
  const options = {
    // The options are merged with those of the class after all arguments are read.
    get version(): string {
      throw stop
    },
  } as CustomResourceOptions
  try {
    new resourceClass('fields', reading, options)
  } catch (error) {
    if (error !== stop) throw error
  }
  return fields
}
