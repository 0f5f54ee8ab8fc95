import { isIP } from 'node:net'
import { addressRange, isPartOf } from '../../kubernetes/cidr.js'
import { labelKey, labelName, subdomainName, type TextRule } from '../../kubernetes/names.js'
import { asList, asText } from '../../model/json.js'
import { isEmpty, isUnset, type Look } from './look.js'
import { labelSelector, labels } from './selectors.js'
import { portNumber, portOrName } from './texts.js'

/** Fields that are left out or one of these, but not empty. */
const exactly = [
  ['trafficDistribution', ['PreferClose', 'PreferSameZone', 'PreferSameNode']],
  ['ipFamilyPolicy', ['SingleStack', 'PreferDualStack', 'RequireDualStack']],
  ['internalTrafficPolicy', ['Cluster', 'Local']],
] as const

export function service(look: Look): void {
  const spec = look.at('spec')
  const { type = 'ClusterIP', clusterIP } = spec.value
  const ports = spec.list('ports')
  if (type !== 'ExternalName' && clusterIP !== 'None' && ports.length === 0 && isEmpty(spec.value.ports))
    spec.tell('required', 'ports', 'is missing', 'give at least one port')
  if (type === 'ExternalName') spec.requiredText('externalName', (text) => subdomainName(text.replace(/\.$/, '')))
  labels(spec, 'selector')
  for (const port of ports) {
    if (ports.length > 1) port.required('name', 'name each of several ports')
    port.text('name', labelName)
    if (port.value.appProtocol === '') port.tell('invalid', 'appProtocol', 'must not be empty', 'leave it out')
    port.text('appProtocol', labelKey)
    portNumber(port, 'port')
    // Left out, it is that of the Service.
    if (!isEmpty(port.value.targetPort) && port.value.targetPort !== 0) portOrName(port, 'targetPort')
    if (!isEmpty(port.value.nodePort) && port.value.nodePort !== 0 && (type === 'ClusterIP' || type === 'ExternalName'))
      port.tell('forbidden', 'nodePort', `is not for type ${asText(type)}`, 'leave it out, or write type: NodePort')
  }
  spec.unique('ports', 'name')
  const pairs = new Set<string>()
  for (const port of ports) {
    const key = `${asText(port.value.port)} ${asText(port.value.protocol ?? undefined) || 'TCP'}`
    if (pairs.has(key)) port.tell('duplicate', [], `${key} is there twice`, 'leave one of the ports out')
    pairs.add(key)
  }
  for (const [field, values] of exactly) if (!isUnset(spec.value[field])) spec.oneOf(field, values)
  if (typeof clusterIP === 'string' && clusterIP !== '' && clusterIP !== 'None' && isIP(clusterIP) === 0)
    spec.tell('invalid', 'clusterIP', `${JSON.stringify(clusterIP)} is no address`, "leave it out, or write 'None'")
  for (const [index, family] of asList(spec.value.ipFamilies).entries())
    if (family === '' || family === null) spec.tell('unsupported', ['ipFamilies', index], 'must be IPv4 or IPv6', 'write one of them')
  if (new Set(asList(spec.value.ipFamilies)).size < asList(spec.value.ipFamilies).length)
    spec.tell('duplicate', 'ipFamilies', 'has one twice', 'leave one of them out')
  if (type === 'LoadBalancer' && clusterIP === 'None')
    spec.tell('invalid', 'clusterIP', "must not be 'None' where type is LoadBalancer", 'leave it out')
  for (const [index, range] of asList(spec.value.loadBalancerSourceRanges).entries())
    if (typeof range === 'string' && addressRange(range.trim()) !== undefined)
      spec.tell(
        'invalid',
        ['loadBalancerSourceRanges', index],
        `${JSON.stringify(range)} is no range of addresses`,
        'write one such as 10.0.0.0/8',
      )
}

const wildcard = /^\*\./
const host: TextRule = (text) =>
  /^\d+(\.\d+){3}$/.test(text) ? 'must be a name, and is an address' : subdomainName(wildcard.test(text) ? text.slice(2) : text)

const ingressPath: TextRule = (text) => {
  if (!text.startsWith('/')) return 'must begin with "/"'
  const bad = ['//', '/./', '/../', '%2f', '%2F'].find((each) => text.includes(each)) ?? ['/..', '/.'].find((each) => text.endsWith(each))
  return bad === undefined ? undefined : `must not hold "${bad}"`
}

export function ingress(look: Look): void {
  const spec = look.at('spec')
  if (isUnset(spec.value.defaultBackend) && isEmpty(spec.value.rules))
    spec.tell('invalid', [], 'has neither rules nor a default backend', 'give rules, or defaultBackend')
  spec.text('ingressClassName', subdomainName)
  const fallback = spec.maybe('defaultBackend')
  if (fallback) backend(fallback)
  for (const rule of spec.list('rules')) {
    rule.text('host', host)
    const http = rule.maybe('http')
    if (!http?.required('paths')) continue
    for (const path of http.list('paths')) {
      const { pathType } = path.value
      if (isUnset(pathType)) path.tell('required', 'pathType', 'is missing', 'write Prefix, Exact or ImplementationSpecific')
      else path.oneOf('pathType', ['Exact', 'Prefix', 'ImplementationSpecific'])
      if (pathType === 'Exact' || pathType === 'Prefix') {
        if (path.required('path')) path.text('path', ingressPath)
      } else path.text('path', (text) => (text.startsWith('/') ? undefined : 'must begin with "/"'))
      backend(path.at('backend'))
    }
  }
  for (const tls of spec.list('tls')) {
    for (const [index, name] of asList(tls.value.hosts).entries()) {
      const problem = typeof name === 'string' ? host(name) : undefined
      if (problem !== undefined) tls.tell('invalid', ['hosts', index], `${JSON.stringify(name)} ${problem}`, 'write the name of a host')
    }
    tls.text('secretName', subdomainName)
  }
}

function backend(look: Look): void {
  const { service: target, resource } = look.value
  if (isUnset(target) && isUnset(resource)) {
    look.tell('invalid', [], 'leads nowhere', 'give service, with its name and port')
    return
  }
  if (!isUnset(target) && !isUnset(resource)) look.tell('invalid', [], 'leads to a service and a resource', 'leave one of them out')
  const to = look.maybe('service')
  if (!to) return
  to.requiredText('name', labelName)
  const port = to.at('port')
  const { name, number } = port.value
  if (isEmpty(name) && (isEmpty(number) || number === 0))
    to.tell('required', 'port', 'lacks a name or number', 'give the port of the Service')
  else if (!isEmpty(name) && !isEmpty(number) && number !== 0)
    to.tell('forbidden', 'port', 'has a name and a number', 'leave one of them out')
  else if (isEmpty(name)) portNumber(port, 'number')
  else portOrName(port, 'name')
}

export function networkPolicy(look: Look): void {
  const spec = look.at('spec')
  labelSelector(spec, 'podSelector')
  if (asList(spec.value.policyTypes).length > 2) spec.tell('invalid', 'policyTypes', 'must be at most two', 'leave out what is there twice')
  for (const [index, type] of asList(spec.value.policyTypes).entries())
    if (type === '' || type === null) spec.tell('unsupported', ['policyTypes', index], 'must be Ingress or Egress', 'write one of them')
  for (const [rules, peers] of [
    ['ingress', 'from'],
    ['egress', 'to'],
  ] as const)
    for (const rule of spec.list(rules)) {
      for (const peer of rule.list(peers)) policyPeer(peer)
      for (const port of rule.list('ports')) {
        const { port: number, endPort } = port.value
        if (!isUnset(number)) portOrName(port, 'port')
        if (port.value.protocol === '') port.oneOf('protocol', ['SCTP', 'TCP', 'UDP'])
        if (isUnset(endPort)) continue
        port.range('endPort', 1, 65_535)
        if (isUnset(number)) port.tell('invalid', 'endPort', 'must not stand without port', 'give port')
        else if (typeof number === 'string')
          port.tell('invalid', 'endPort', 'must not stand beside a name of a port', 'write port as a number')
        else if (typeof endPort === 'number' && typeof number === 'number' && endPort < number)
          port.tell('invalid', 'endPort', 'must not be less than port', 'raise it')
      }
    }
}

function policyPeer(look: Look): void {
  const { podSelector, namespaceSelector, ipBlock } = look.value
  if ([podSelector, namespaceSelector, ipBlock].every(isUnset))
    look.tell('required', [], 'says nobody', 'give podSelector, namespaceSelector or ipBlock')
  labelSelector(look, 'podSelector')
  labelSelector(look, 'namespaceSelector')
  const block = look.maybe('ipBlock')
  if (!block) return
  if (!isUnset(podSelector) || !isUnset(namespaceSelector))
    look.tell('forbidden', 'ipBlock', 'must stand alone', 'leave out the selectors, or ipBlock')
  const cidr = asText(block.value.cidr)
  if (!block.required('cidr')) return
  block.text('cidr', addressRange, 'write one such as 10.0.0.0/8')
  if (addressRange(cidr) !== undefined) return
  for (const [index, except] of asList(block.value.except).entries())
    if (
      except === null ||
      (typeof except === 'string' && (addressRange(except) !== undefined || except === cidr || !isPartOf(cidr, except)))
    )
      block.tell('invalid', ['except', index], `${JSON.stringify(except)} is no part of ${cidr}`, 'write a range within cidr')
}
