import type { Place } from '../../props/place.js'

const forLoadBalancer = ['loadBalancerIP', 'loadBalancerClass', 'loadBalancerSourceRanges'] as const

/** What one type of Service takes, another refuses: the same as the types say, for props that TypeScript could not see. */
export function serviceTypeCheck(given: object, place: Place, selectorless = false): boolean {
  const props = given as { readonly [prop: string]: unknown }
  const { type, clusterIP, externalTrafficPolicy, externalName, selector, ports } = props
  const opens = type === 'NodePort' || type === 'LoadBalancer'
  let fine = true
  for (const prop of forLoadBalancer)
    if (props[prop] !== undefined && type !== 'LoadBalancer')
      fine = place.at(prop).refuse("is only with type: 'LoadBalancer'", "add type: 'LoadBalancer', or leave it out")
  if (externalTrafficPolicy !== undefined && !opens)
    fine = place
      .at('externalTrafficPolicy')
      .refuse("is only with type: 'LoadBalancer' or 'NodePort'", "add type: 'LoadBalancer', or leave it out")
  if (clusterIP !== undefined && opens)
    fine = place.at('clusterIP').refuse(`is not for type: '${type}'`, 'leave it out, or leave the type out')
  for (const [name, port] of Object.entries((ports ?? {}) as Record<string, unknown>))
    if (!opens && (port as { nodePort?: unknown } | undefined)?.nodePort !== undefined)
      fine = place
        .at('ports')
        .at(name)
        .at('nodePort')
        .refuse("is only with type: 'NodePort' or 'LoadBalancer'", "add type: 'NodePort', or leave it out")
  if ((type === 'ExternalName') !== (externalName !== undefined))
    fine = place.refuse(
      type === 'ExternalName' ? 'externalName is missing' : "externalName is only with type: 'ExternalName'",
      'use Service.externalName',
    )
  if (externalName !== undefined && selector !== undefined)
    fine = place.at('selector').refuse('stands beside externalName, of which only one can hold', 'leave out one of the two')
  if (selectorless && selector !== undefined)
    fine = place.at('selector').refuse('is what this Service has not', 'use new Service or Service.select')
  else if (!selectorless && selector === undefined && externalName === undefined)
    fine = place.refuse('selector is missing', 'add selector: with a workload, or use Service.select with labels')
  return addressFamilies(props, place) && fine
}

/** An address of each family at most, and two of them only where the policy is not one alone. */
function addressFamilies({ ipFamilyPolicy, ipFamilies }: { readonly [prop: string]: unknown }, place: Place): boolean {
  if (!Array.isArray(ipFamilies)) return true
  const at = place.at('ipFamilies')
  if (new Set(ipFamilies).size < ipFamilies.length) return at.refuse('names a family twice', 'name each once')
  return (
    ipFamilies.length < 2 ||
    ipFamilyPolicy !== 'SingleStack' ||
    at.refuse("has two families, and ipFamilyPolicy is 'SingleStack'", "write ipFamilyPolicy: 'PreferDualStack', or one family")
  )
}
