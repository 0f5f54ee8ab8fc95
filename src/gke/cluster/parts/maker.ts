import type { ComponentResource, CustomResourceOptions, Input, Resource } from '@pulumi/pulumi'

/** What every part of a cluster is made with. */
export interface Maker {
  /** The component's name, which begins the name of each of its resources. */
  readonly resourceName: string
  /** The name of the cluster at Google Cloud, which begins the name of what is made for it there. */
  readonly clusterName: string
  readonly region: string
  readonly project: Input<string>
  readonly labels: Readonly<Record<string, string>>
  /** Options of a part: its parent, what it depends on, and what a component does not hand down by itself. */
  options(dependsOn?: readonly Resource[]): CustomResourceOptions & { readonly parent: ComponentResource }
}
