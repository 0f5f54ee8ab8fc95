import type { Input } from '@pulumi/pulumi'
import { type Check, exactlyOne } from '../../props/shape.js'
import type { OneOf } from '../../props/types.js'
import { isPlain } from '../../tree/value.js'
import type { GkeCluster } from '../cluster/gke-cluster.js'
import { componentOf } from '../common/component.js'
import { regionCheck } from '../common/region.js'
import { type PrivateServices, privateServicesOf } from './private-services.js'

/** Where something that Google runs gets its address. */
export type Placement = OneOf<{
  /** The cluster whose pods use it: it gets an address in the same VPC. */
  cluster: GkeCluster
  /** The connection of another VPC. */
  privateServices: PrivateServices
}> & {
  /** Left out: that of the cluster. */
  readonly region?: string
}

/** Props of a placement and others beside it. */
export function placedCheck(beside: { readonly [key: string]: Check }): Check {
  const shape = exactlyOne(
    { cluster: componentOf('GkeCluster'), privateServices: componentOf('PrivateServices') },
    { ...beside, region: regionCheck },
  )
  return (props, place) => {
    if (!shape(props, place) || !isPlain(props)) return false
    return (
      props.privateServices === undefined || props.region !== undefined || place.refuse('region is missing', "add region: 'europe-west1'")
    )
  }
}

interface Given {
  readonly cluster?: GkeCluster
  readonly privateServices?: PrivateServices
}

/** The region of a placement that was checked. */
export function regionOf(placement: Placement): string {
  return placement.region ?? (placement as Given).cluster!.region
}

/** The VPC of a placement that was checked, known only when it has the connection; the first one in a cluster's VPC makes that. */
export function networkOf(placement: Placement): Input<string> {
  const { cluster, privateServices } = placement as Given
  return (privateServices ?? privateServicesOf(cluster!)).network
}
