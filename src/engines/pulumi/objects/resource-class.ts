import { createRequire } from 'node:module'
import type { CustomResource, CustomResourceOptions, Inputs } from '@pulumi/pulumi'

/** A class of `@pulumi/kubernetes`, which is one kind in one version. */
export interface ResourceClass {
  new (name: string, args: Inputs, options: CustomResourceOptions): CustomResource
  readonly __pulumiType?: string
}

/**
 * The folder of each group in `@pulumi/kubernetes`. Groups are named in full, because others end or begin alike:
 * `networking.gke.io` is not `networking.k8s.io`.
 */
const folders: Readonly<Record<string, string>> = {
  '': 'core',
  'admissionregistration.k8s.io': 'admissionregistration',
  'apiextensions.k8s.io': 'apiextensions',
  'apiregistration.k8s.io': 'apiregistration',
  apps: 'apps',
  autoscaling: 'autoscaling',
  batch: 'batch',
  'certificates.k8s.io': 'certificates',
  'coordination.k8s.io': 'coordination',
  'discovery.k8s.io': 'discovery',
  'events.k8s.io': 'events',
  'flowcontrol.apiserver.k8s.io': 'flowcontrol',
  'networking.k8s.io': 'networking',
  'node.k8s.io': 'node',
  policy: 'policy',
  'rbac.authorization.k8s.io': 'rbac',
  'resource.k8s.io': 'resource',
  'scheduling.k8s.io': 'scheduling',
  'storage.k8s.io': 'storage',
  'storagemigration.k8s.io': 'storagemigration',
}

const load = createRequire(import.meta.url)
const found = new Map<string, ResourceClass | undefined>()

/** The class of a built-in kind; undefined for a custom kind, and for one that the installed `@pulumi/kubernetes` does not know. */
export function classOf(apiVersion: string, kind: string): ResourceClass | undefined {
  const key = `${apiVersion}/${kind}`
  if (!found.has(key)) found.set(key, findClass(apiVersion, kind))
  return found.get(key)
}

function findClass(apiVersion: string, kind: string): ResourceClass | undefined {
  const [version = '', group = ''] = apiVersion.split('/').reverse()
  const folder = Object.hasOwn(folders, group) ? folders[group] : undefined
  if (folder === undefined || !/^v\w+$/.test(version)) return undefined
  const classes = loadFolder(`@pulumi/kubernetes/${folder}/${version}/index.js`)
  const found = classes && Object.hasOwn(classes, kind) ? (classes[kind] as ResourceClass | undefined) : undefined
  // Beside the kinds themselves there are classes for lists and patches of them.
  return found?.__pulumiType === `kubernetes:${group || 'core'}/${version}:${kind}` && !/(?:List|Patch)$/.test(kind) ? found : undefined
}

function loadFolder(path: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return load(path) as Readonly<Record<string, unknown>>
  } catch (error) {
    if ((error as { code?: unknown }).code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}
