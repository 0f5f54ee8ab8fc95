import { log, type Resource } from '@pulumi/pulumi'
import { isExecutable } from '../../engines/pulumi/target/executable.js'
import { installHint, plugin } from './kubeconfig.js'

/** Warns while nothing is deployed yet; without the plug-in, the first object would fail with a less helpful text. */
export function warnWithoutPlugin(cluster: Resource): void {
  if (isExecutable(plugin)) return
  log.warn(`${plugin} is not on the PATH, and no object can be deployed to the cluster without it: ${installHint}`, cluster)
}
