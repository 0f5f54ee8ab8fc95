import { describe, expect, it } from 'vitest'
import type { Manifest } from '../../../src/model/model.js'
import { readManifests } from '../../support/manifests.js'
import { references } from './support.js'

/** What each stack points at and does not make itself. */
const outside: Readonly<Record<string, readonly string[]>> = {
  'first-steps': [],
  guestbook: [],
  'guestbook-replication-controllers': [],
  'multi-container': ['Secret pgpassword', 'ClusterIssuer letsencrypt', 'IngressClass nginx'],
  'multi-container-gke': [
    'Secret pgpassword',
    'CustomResourceDefinition cloud.google.com/v1/BackendConfig',
    'CustomResourceDefinition networking.gke.io/v1/ManagedCertificate',
    'CustomResourceDefinition networking.gke.io/v1beta1/FrontendConfig',
  ],
}

const stacks = Object.keys(outside).map((stack) => ({ stack, manifests: readManifests(`test/expected/${stack}.yaml`) }))

describe.each(stacks)('the references of $stack', ({ stack, manifests }) => {
  const all = references(...manifests)

  it('resolve in the file, but for what it takes from outside', () => {
    const dangling = all
      .filter(({ targets }) => targets.length === 0)
      .map(({ to }) => `${to.kind} ${to.name ?? [to.defines?.group, to.defines?.version, to.defines?.kind].join('/')}`)
    expect(new Set(dangling)).toEqual(new Set(outside[stack]))
  })

  it('find every key and port that they ask for', () => {
    expect(all.filter(({ lacking }) => lacking.length > 0)).toEqual([])
  })

  it('dangle when their target has another name, and no others do', () => {
    for (const [index, manifest] of manifests.entries()) {
      const renamed = { ...manifest, metadata: { ...manifest.metadata, name: 'renamed' } } satisfies Manifest
      const after = references(...manifests.with(index, renamed))
      const isNamed = ({ to, targets }: (typeof all)[number]): boolean =>
        to.name !== undefined && targets.includes(index) && to.kind === manifest.kind
      expect(after.map(({ from, field, targets }) => ({ from, field, targets }))).toEqual(
        all.map((each) => ({ from: each.from, field: each.field, targets: isNamed(each) ? [] : each.targets })),
      )
    }
  })
})
