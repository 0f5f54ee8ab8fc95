import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { log, type Resource } from '@pulumi/pulumi'
import { installHint, plugin } from './kubeconfig.js'

/** Warns while nothing is deployed yet; without the plug-in, the first object would fail with a less helpful text. */
export function warnWithoutPlugin(cluster: Resource): void {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const files = process.platform === 'win32' ? [`${plugin}.exe`, `${plugin}.cmd`] : [plugin]
  if (folders.some((folder) => files.some((file) => existsSync(join(folder, file))))) return
  log.warn(`${plugin} is not on the PATH, and no object can be deployed to the cluster without it: ${installHint}`, cluster)
}
