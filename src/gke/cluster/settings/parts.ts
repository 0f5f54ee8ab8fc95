import type { Input } from '@pulumi/pulumi'

/** What the settings of a cluster name and is made beside it, or was there before. */
export interface Parts {
  readonly project: Input<string>
  readonly network: Network
  /** E-mail of the service account of the nodes. */
  readonly serviceAccount: Input<string>
  /** Full name of the key that encrypts Secrets; undefined when Google's own does. */
  readonly secretsKey: Input<string> | undefined
  /** Full name of the topic for notifications; undefined when there are none. */
  readonly topic: Input<string> | undefined
  /** Labels of everything at Google Cloud. */
  readonly labels: Readonly<Record<string, string>>
}

export interface Network {
  readonly network: Input<string>
  readonly subnetwork: Input<string>
  readonly podsRangeName: string
  readonly servicesRangeName: string
}
