import { type Minor, newestMinor } from './versions.js'

/** A rule for a text: undefined when it is met, else what is wrong with it, as the end of a sentence. */
export type TextRule = (text: string) => string | undefined

const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/
const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/
const dns1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/
const qualified = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/

/** The name of most objects: DNS subdomain (RFC 1123), at most 253 characters. */
export const subdomainName: TextRule = (text) =>
  tooLong(text, 253) ??
  (subdomain.test(text) ? undefined : 'must be lower-case letters, digits, "-" or ".", and begin and end with a letter or digit')

/** The name of a Namespace or a container: DNS label (RFC 1123), at most 63 characters. */
export const labelName: TextRule = (text) =>
  tooLong(text, 63) ??
  (label.test(text) ? undefined : 'must be lower-case letters, digits or "-", and begin and end with a letter or digit')

/** The name of a Service before Kubernetes 1.36, and of much at Google: DNS label that begins with a letter (RFC 1035), at most 63 characters. */
export const serviceName: TextRule = (text) =>
  tooLong(text, 63) ??
  (dns1035.test(text) ? undefined : 'must be lower-case letters, digits or "-", begin with a letter, and end with a letter or digit')

/** The name of a Role, ClusterRole or binding: any text that can be one segment of a path. */
export const pathSegmentName: TextRule = (text) =>
  text === '' || text === '.' || text === '..' || /[/%]/.test(text)
    ? 'must not be empty, "." or "..", and must hold no "/" or "%"'
    : undefined

/** The name of a container port (IANA service name): at most 15 lower-case letters, digits and single "-", at least one letter. */
export const portName: TextRule = (text) =>
  tooLong(text, 15) ??
  (label.test(text) && /[a-z]/.test(text) && !text.includes('--')
    ? undefined
    : 'must be lower-case letters, digits or single "-", with at least one letter, and begin and end with a letter or digit')

/** The name of a Job, which its pods carry in a label: DNS subdomain, at most 63 characters. */
const jobName: TextRule = (text) => tooLong(text, 63) ?? subdomainName(text)
/** The name of a CronJob, behind which its Jobs have 11 characters more. */
const cronJobName: TextRule = (text) => tooLong(text, 52) ?? subdomainName(text)

/** The key of a label or annotation: a name of at most 63 characters, with an optional DNS subdomain and "/" before it. */
export const labelKey: TextRule = (text) => {
  const parts = text.split('/')
  if (parts.length > 2) return 'must hold at most one "/"'
  const name = parts.at(-1)!
  if (parts.length === 2) {
    const prefix = subdomainName(parts[0]!)
    if (prefix) return `has the prefix "${parts[0]}", which ${prefix}`
  }
  return (
    tooLong(name, 63) ??
    (qualified.test(name) ? undefined : 'must be letters, digits, "-", "_" or ".", and begin and end with a letter or digit')
  )
}

/** The value of a label: at most 63 characters, may be empty. */
export const labelValue: TextRule = (text) =>
  tooLong(text, 63) ??
  (text === '' || qualified.test(text) ? undefined : 'must be letters, digits, "-", "_" or ".", and begin and end with a letter or digit')

/** A key of a ConfigMap or Secret, which becomes a file name when mounted. */
export const dataKey: TextRule = (text) =>
  tooLong(text, 253) ??
  (/^[-._a-zA-Z0-9]+$/.test(text) && text !== '.' && !text.startsWith('..')
    ? undefined
    : 'must be letters, digits, "-", "_" or ".", and not begin with ".."')

/** The name of an environment variable: printable ASCII without "=". */
export const envName: TextRule = (text) =>
  /^[\x20-\x3c\x3e-\x7e]+$/.test(text) ? undefined : 'must be printable ASCII characters without "=", and not empty'

/** Which rule the name of an object of this kind must meet, on a cluster of this minor version or a newer one. */
export function nameRule(apiVersion: string, kind: string, minor: Minor = newestMinor): TextRule {
  if (apiVersion.startsWith('rbac.authorization.k8s.io/') || (apiVersion === 'policy/v1' && kind === 'PodDisruptionBudget'))
    return pathSegmentName
  if (apiVersion === 'v1' && kind === 'Service') return Number(minor.slice(2)) >= 36 ? labelName : serviceName
  if (apiVersion === 'v1' && kind === 'Namespace') return labelName
  if (apiVersion === 'apps/v1' && kind === 'StatefulSet') return labelName
  if (apiVersion === 'batch/v1' && kind === 'Job') return jobName
  if (apiVersion === 'batch/v1' && kind === 'CronJob') return cronJobName
  return subdomainName
}

function tooLong(text: string, limit: number): string | undefined {
  return text.length > limit ? `must have at most ${limit} characters, and has ${text.length}` : undefined
}
