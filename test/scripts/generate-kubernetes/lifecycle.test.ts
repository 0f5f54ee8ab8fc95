import { expect, it } from 'vitest'
import { deprecations, retirements } from '../../../scripts/generate-kubernetes/deprecations.js'
import { type Lifecycle, parseLifecycles } from '../../../scripts/generate-kubernetes/lifecycle.js'
import type { Kind, Union } from '../../../scripts/generate-kubernetes/union.js'

it('reads the plans of a kind, and none of its list', () => {
  const plans = parseLifecycles(`
func (in *Ingress) APILifecycleIntroduced() (major, minor int) {
	return 1, 1
}
func (in *Ingress) APILifecycleDeprecated() (major, minor int) {
	return 1, 14
}
func (in *Ingress) APILifecycleReplacement() schema.GroupVersionKind {
	return schema.GroupVersionKind{Group: "networking.k8s.io", Version: "v1", Kind: "IngressList"}
}
func (in *IngressList) APILifecycleRemoved() (major, minor int) {
	return 1, 22
}`)
  expect([...plans]).toEqual([['Ingress', { deprecated: 14, replacement: 'networking.k8s.io/v1/Ingress' }]])
})

const served = (...names: string[]): Union => ({
  kinds: new Map(names.map((name) => [name, { minors: 1 } as Kind & { minors: number }])),
  types: new Map(),
})
const planned = (plans: Record<string, Partial<Lifecycle>>): Map<string, Lifecycle> =>
  new Map(Object.entries(plans).map(([name, plan]) => [name, { apiVersion: '', kind: '', ...plan }]))

it('names the last of several replacements', () => {
  const lifecycles = planned({
    'a/v1beta1/K': { deprecated: 20, removed: 25, replacement: 'a/v1beta2/K' },
    'a/v1beta2/K': { replacement: 'a/v2/K' },
  })
  expect(retirements(served('a/v2/K'), lifecycles)).toEqual(new Map([['a/v1beta1/K', { removed: '1.25', replacement: 'a/v2/K' }]]))
})

it('names the stable version where the plans name nothing', () => {
  const found = deprecations(
    served('a/v1/K', 'a/v1beta1/K', 'b/v1beta1/K'),
    planned({ 'a/v1beta1/K': { deprecated: 30 }, 'b/v1beta1/K': { deprecated: 30 } }),
  )
  expect(found).toEqual(
    new Map([
      ['a/v1beta1/K', { since: '1.30', replacement: 'a/v1/K' }],
      ['b/v1beta1/K', { since: '1.30' }],
    ]),
  )
})

it('is silent about what is only planned, and calls nothing removed that is served', () => {
  const lifecycles = planned({ 'a/v1beta1/K': { deprecated: 99, removed: 25 }, 'b/v1beta1/K': { removed: 99 } })
  expect(deprecations(served('a/v1beta1/K'), lifecycles).size).toBe(0)
  expect(retirements(served('a/v1beta1/K'), lifecycles).size).toBe(0)
})
