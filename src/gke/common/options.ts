import type { ComponentResourceOptions, Input } from '@pulumi/pulumi'

/** Those of every component of Pulumi, and what only the run knows. */
export interface GoogleOptions extends ComponentResourceOptions {
  /** The id of the project at Google Cloud. Default: that of the provider, `gcp:project` of the stack, or `GOOGLE_PROJECT`. */
  readonly project?: Input<string>
  /** Labels for the bill, beside `app`, `stack` and `managed-by`, on everything that can have some. */
  readonly resourceLabels?: { readonly [key: string]: string }
}
