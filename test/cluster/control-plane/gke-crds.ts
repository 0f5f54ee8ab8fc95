import { customKinds } from '../../../src/kubernetes/schema/custom-kinds.js'
import { schemaOf } from '../../gke-definitions/problems.js'
import { declaredKinds, type PublishedKind, publishedKinds } from '../../gke-definitions/published.js'
import type { Manifest } from './client.js'

/** Definitions of GKE's kinds: the schema is read from what is published; scope and plural are what our table says. */
export function gkeCrds(): Manifest[] {
  return [...publishedKinds, ...declaredKinds].map(definitionOf)
}

function definitionOf(published: PublishedKind): Manifest {
  const [group, version] = published.apiVersion.split('/')
  const { kind } = published
  const { plural, scope } = customKinds.get(`${group}/${kind}`)!
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope,
      names: { kind, plural },
      versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema: schemaOf(published) } }],
    },
  }
}
