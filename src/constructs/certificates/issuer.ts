import type { Construct } from 'constructs'
import { Place } from '../../props/place.js'
import type { CustomResource } from '../props/custom-resource.js'
import { Resource } from '../resource.js'
import { type IssuerProps, issuerCheck, issuerSpec } from './issuer-props.js'

/**
 * Who signs the certificates of its namespace; of cert-manager.
 *
 * @see https://cert-manager.io/docs/configuration/
 * @example
 * ```ts
 * const own = new Issuer(chart, 'own', { selfSigned: {} })
 * new Certificate(chart, 'root', { issuerRef: own, isCA: true, commonName: 'shop' })
 * ```
 */
export class Issuer extends Resource<CustomResource> {
  constructor(scope: Construct, id: string, props: IssuerProps) {
    super(scope, id, { apiVersion: 'cert-manager.io/v1', kind: 'Issuer' }, props)
    const place = new Place(this)
    if (issuerCheck(props, place)) this['~body'] = { spec: issuerSpec(props, this.name, place) }
  }
}
