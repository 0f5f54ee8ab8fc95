import { isIP } from 'node:net'
import { labelKey, labelName, subdomainName } from '../../kubernetes/names.js'
import { asList } from '../../model/json.js'
import type { Look } from './look.js'

/** Addresses of a Service that are not found by a selector. */
export function endpointSlice(look: Look): void {
  const { addressType } = look.value
  if (look.required('addressType', 'write IPv4, IPv6 or FQDN')) look.oneOf('addressType', ['IPv4', 'IPv6', 'FQDN'])
  const version = addressType === 'IPv4' ? 4 : addressType === 'IPv6' ? 6 : undefined
  for (const endpoint of look.list('endpoints')) {
    endpoint.required('addresses', 'give at least one address')
    for (const [index, address] of asList(endpoint.value.addresses).entries())
      if (version !== undefined && (address === null || (typeof address === 'string' && isIP(address) !== version)))
        endpoint.tell(
          'invalid',
          ['addresses', index],
          `${JSON.stringify(address)} is no address of ${String(addressType)}`,
          'write an address, or another addressType',
        )
    endpoint.text('hostname', labelName)
    endpoint.text('nodeName', subdomainName)
  }
  for (const port of look.list('ports')) {
    port.text('name', labelName)
    port.text('appProtocol', labelKey)
  }
  look.unique('ports', 'name')
}
