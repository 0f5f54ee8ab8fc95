import { type ComponentResource, type ComponentResourceOptions, type CustomResourceOptions, output, type Resource } from '@pulumi/pulumi'

/** Options of a resource in a component: with what Pulumi does not hand down from a component to its resources by itself. */
export function handedDown(
  parent: ComponentResource,
  { dependsOn, retainOnDelete, deletedWith }: ComponentResourceOptions,
  own: readonly Resource[],
): CustomResourceOptions & { readonly parent: ComponentResource } {
  return {
    parent,
    ...(retainOnDelete !== undefined && { retainOnDelete }),
    ...(deletedWith && { deletedWith }),
    dependsOn: dependsOn === undefined ? [...own] : output(dependsOn).apply((given) => [...[given].flat(), ...own] as Resource[]),
  }
}
