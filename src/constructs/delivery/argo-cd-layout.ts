import { posix } from 'node:path'
import type { Construct } from 'constructs'
import { nonEmptyText, object } from '../../props/shape.js'
import { objectShape } from '../props/object-shape.js'
import { ArgoApplication, type ArgoApplicationProps, type ArgoSource, argoApplicationShape } from './argo-application.js'
import { type DeliveredFolder, repositoryPath, syncWave } from './layout-path.js'

/** Where Argo CD finds the files of an App, and how it applies them: the props of every Application. */
export interface ArgoCdLayout
  extends Omit<ArgoApplicationProps, 'name' | 'source' | 'sources' | 'destination'>,
    Pick<ArgoSource, 'repoURL' | 'targetRevision'> {
  /** The output folder of the App in the repository, such as `dist`; folders of environments and charts follow from it. */
  readonly path: string
  /** The namespace of the Applications; left out, `argocd`. */
  readonly namespace?: string | undefined
  /** The cluster, left out, that of Argo CD; and the namespace of objects that say none, left out, that of the chart. */
  readonly destination?: ArgoApplicationProps['destination'] | undefined
}

const { source: _, sources: __, ...shape } = argoApplicationShape
const { name: ___, ...common } = objectShape

export const argoCdLayoutCheck = object(
  { ...common, ...shape, repoURL: nonEmptyText, targetRevision: nonEmptyText, path: repositoryPath, namespace: nonEmptyText },
  ['repoURL', 'path'],
)

/** One Application for each folder. */
export function argoApplications(scope: Construct, layout: ArgoCdLayout, folders: readonly DeliveredFolder[]): void {
  const { repoURL, targetRevision, path, namespace: _, destination, annotations, ...rest } = layout
  for (const { name, folder, namespace, wave } of folders)
    new ArgoApplication(scope, name, {
      source: { repoURL, targetRevision, path: posix.join(path, folder) },
      ...rest,
      annotations: { ...(wave > 0 && { [syncWave]: String(wave) }), ...annotations },
      destination: { namespace, ...destination },
    })
}
