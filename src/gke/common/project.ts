import { type ComponentResourceOptions, Config, type Input, type Output, output, type Resource } from '@pulumi/pulumi'
import type { Position } from '../../findings/finding.js'
import { refusal } from './refusal.js'

const variables = ['GOOGLE_PROJECT', 'GOOGLE_CLOUD_PROJECT', 'GCLOUD_PROJECT', 'CLOUDSDK_CORE_PROJECT']
const resource = 'gcp:container/cluster:Cluster'

interface ProjectOptions extends ComponentResourceOptions {
  readonly project?: Input<string>
}

/** Throws a SteersmanError when nothing says in which project a component belongs; asked before it is registered. */
export function checkProject(
  component: string,
  { project, provider, providers, parent }: ProjectOptions,
  position: Position | undefined,
): void {
  if (project !== undefined || provider || providers || parent?.getProvider(resource) || ambientProject()) return
  throw refusal(
    component,
    'no project at Google Cloud is known',
    "run 'pulumi config set gcp:project NAME', or give the option project",
    position,
  )
}

/** The project of everything that belongs to this component: the given one, that of its provider, or the ambient one. */
export function projectOf(owner: Resource, given: Input<string> | undefined): Output<string> {
  if (given !== undefined) return output(given)
  const provider = owner.getProvider(resource) as { readonly project?: Input<string | undefined> } | undefined
  const ambient = ambientProject()
  return output(provider?.project).apply((project) => {
    const found = project ?? ambient
    if (found === undefined) throw new Error('no project at Google Cloud is known: give it to the provider, or to the component')
    return found
  })
}

/** The same where it is known before anything runs. */
export function plainProject({ project, provider, providers, parent }: ProjectOptions): string | undefined {
  if (project !== undefined) return typeof project === 'string' ? project : undefined
  return provider || providers || parent?.getProvider(resource) ? undefined : ambientProject()
}

/** The project that Pulumi's own provider for Google Cloud takes where nothing else is said. */
function ambientProject(): string | undefined {
  return new Config('gcp').get('project') ?? variables.map((name) => process.env[name]).find(Boolean)
}
