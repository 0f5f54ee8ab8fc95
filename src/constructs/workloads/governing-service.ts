import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { object } from '../../props/shape.js'
import { serviceShape } from '../network/service-shape.js'
import { objectShape } from '../props/object-shape.js'
import type { OwnShape } from '../props/own-props.js'
import type { ObjectProps } from '../resource.js'

/** The headless Service that is made with a StatefulSet: what is left out is that of the set. */
export interface GoverningService extends ObjectProps<Kinds['v1/Service']> {
  /** Whether DNS knows pods that are not ready too, as members that look for each other at their start need; left out, false. */
  readonly publishNotReadyAddresses?: boolean | undefined
  /** Whether its pods are found by IPv4, by IPv6, or by both; left out, SingleStack. */
  readonly ipFamilyPolicy?: 'SingleStack' | 'PreferDualStack' | 'RequireDualStack' | undefined
  /** Families of the addresses, the first is the main one; left out, that of the cluster. */
  readonly ipFamilies?: readonly ('IPv4' | 'IPv6')[] | undefined
}

const { publishNotReadyAddresses, ipFamilyPolicy, ipFamilies } = serviceShape
const shape: OwnShape<GoverningService> = {
  publishNotReadyAddresses: publishNotReadyAddresses!,
  ipFamilyPolicy: ipFamilyPolicy!,
  ipFamilies: ipFamilies!,
}
export const governingServiceCheck = object({ ...objectShape, ...shape })
