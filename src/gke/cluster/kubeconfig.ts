/** How the control plane is reached, as far as a client looks at it. */
export interface Access {
  readonly project: string
  readonly location: string
  readonly name: string
  /** A host name, or an address. */
  readonly server: string
  /** The cluster's own authority, in base64; undefined for the endpoint by DNS name, whose certificate is a public one. */
  readonly certificateAuthority: string | undefined
  /** Environment variables for the plug-in. */
  readonly pluginEnvironment: Readonly<Record<string, string>>
}

/** The plug-in that asks Google Cloud for a token whenever one is needed, so that none stands in the kubeconfig. */
export const plugin = 'gke-gcloud-auth-plugin'
export const installHint = `install it with 'gcloud components install ${plugin}', or the package google-cloud-cli-${plugin}`

/** A kubeconfig as JSON text, which is YAML too. Cluster, user and context have the one name that gcloud gives them as well. */
export function kubeconfigText({ project, location, name, server, certificateAuthority, pluginEnvironment }: Access): string {
  const context = `gke_${project}_${location}_${name}`
  const env = Object.entries(pluginEnvironment).map(([name, value]) => ({ name, value }))
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': context,
    clusters: [
      {
        name: context,
        cluster: { server: `https://${server}`, ...(certificateAuthority && { 'certificate-authority-data': certificateAuthority }) },
      },
    ],
    contexts: [{ name: context, context: { cluster: context, user: context } }],
    users: [
      {
        name: context,
        user: {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1beta1',
            command: plugin,
            interactiveMode: 'Never',
            provideClusterInfo: true,
            installHint: `${plugin} is missing: ${installHint}`,
            ...(env.length > 0 && { env }),
          },
        },
      },
    ],
  })
}
