import type { ComponentResourceOptions, CustomTimeouts, Input } from '@pulumi/pulumi'
import type { Position } from '../../findings/finding.js'

/** How Pulumi speaks to the objects in the cluster. */
export interface KubernetesProviderOptions {
  /**
   * Forget objects of a cluster that cannot be reached, instead of failing. Default false.
   * Set it to clean up after a cluster that was deleted by hand, and take it away again.
   */
  readonly deleteUnreachable?: boolean
  /** Leave objects alone while the cluster cannot be reached, instead of failing. Default false. */
  readonly skipUpdateUnreachable?: boolean
  /** Take over an object that is there already, instead of failing. Default false. */
  readonly upsertExistingObjects?: boolean
  /** Environment variables for `gke-gcloud-auth-plugin`, such as `GOOGLE_APPLICATION_CREDENTIALS`; left out: those of the run. */
  readonly pluginEnvironment?: { readonly [name: string]: Input<string> }
}

/** An App, or anything else that hands over a model in the same form. */
export interface Application {
  handover(): { readonly model: { readonly objects: readonly ApplicationObject[] } }
}

export interface ApplicationObject {
  readonly manifest: { readonly kind: string; readonly apiVersion: string }
  readonly origin: { readonly path: string; readonly position?: Position }
}

/** Those of every component of Pulumi, and what only the run knows; what the cluster is stands in its declaration. */
export interface GkeClusterOptions extends ComponentResourceOptions {
  /** The id of the project at Google Cloud. Default: that of the provider, `gcp:project` of the stack, or `GOOGLE_PROJECT`. */
  readonly project?: Input<string>
  /** What will run in the cluster: add-ons that it needs and the declaration does not mention are switched on, and the log says why. */
  readonly for?: Application | readonly Application[]
  /** How long cluster and node pools may take. Default `60m` to create, `90m` to update, `60m` to delete. */
  readonly customTimeouts?: CustomTimeouts
  readonly kubernetesProvider?: KubernetesProviderOptions
}
