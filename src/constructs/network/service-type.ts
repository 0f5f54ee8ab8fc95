import type { Place } from '../../props/place.js'

const forLoadBalancer = ['loadBalancerIP', 'loadBalancerClass', 'loadBalancerSourceRanges'] as const

/** What one type of Service takes, another refuses: the same as the types say, for props that TypeScript could not see. */
export function serviceTypeCheck(given: object, place: Place): boolean {
  const props = given as { readonly [prop: string]: unknown }
  const { type, clusterIP, externalTrafficPolicy, externalName, selector } = props
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
  if (selector === undefined && externalName === undefined)
    fine = place.refuse('selector is missing', 'add selector: with a workload, or use Service.select with labels')
  return fine
}
