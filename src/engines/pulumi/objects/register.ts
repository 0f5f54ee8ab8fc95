import { CustomResource as AnyKind } from '@pulumi/kubernetes/apiextensions/customResource.js'
import { type CustomResource, type CustomResourceOptions, type Inputs, mergeOptions, secret } from '@pulumi/pulumi'
import type { Manifest } from '../../../model/model.js'
import { fieldsSentBy } from './known-fields.js'
import { classOf, type ResourceClass } from './resource-class.js'

const values = ['data', 'stringData']

/**
 * Registers one object: by the class of its kind where `@pulumi/kubernetes` has one, else as a custom resource.
 * Every field is sent, also one that the class does not know.
 */
export function register(name: string, manifest: Manifest, options: CustomResourceOptions): CustomResource {
  const { apiVersion, kind } = manifest
  const resourceClass = classOf(apiVersion, kind)
  const isSecret = apiVersion === 'v1' && kind === 'Secret'
  const inputs: Inputs = isSecret ? hideValues(manifest) : manifest
  const all = isSecret ? mergeOptions(options, { additionalSecretOutputs: values }) : options
  if (resourceClass) return new resourceClass(name, inputs, withDropped(resourceClass, inputs, all))
  // Named, so that the status can be read of the resource when the cluster has given one.
  return new AnyKind(name, { status: undefined, ...inputs, apiVersion, kind }, all)
}

/** The values of a Secret are secret to Pulumi, also those that stand in the program. */
function hideValues(manifest: Manifest): Inputs {
  return Object.fromEntries(
    Object.entries(manifest).map(([field, value]) => [field, values.includes(field) ? secret<unknown>(value) : value]),
  )
}

/** The options with the fields added again that the class drops. */
function withDropped(resourceClass: ResourceClass, inputs: Inputs, options: CustomResourceOptions): CustomResourceOptions {
  const sent = fieldsSentBy(resourceClass)
  const dropped = Object.entries(inputs).filter(([field]) => !sent.has(field))
  if (dropped.length === 0) return options
  return mergeOptions(options, {
    transformations: [({ props, opts }) => ({ props: { ...props, ...Object.fromEntries(dropped) }, opts })],
  })
}
