import type { TextRule } from '../../kubernetes/names.js'
import { shortened } from './shortened.js'

const shortest = 6
/** The longest id of a service account. */
export const longestAccountId = 30

/** The id of a service account at Google Cloud, before the `@` of its e-mail. */
export const accountIdRule: TextRule = (text) =>
  /^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(text) && text.length >= shortest && text.length <= longestAccountId
    ? undefined
    : `must be ${shortest} to ${longestAccountId} lower-case letters, digits or "-", begin with a letter, and end with a letter or digit`

/** A name as an id: a short one gets an end, a long one is cut and told apart by a hash of all of it. */
export function accountIdOf(name: string): string {
  return name.length < shortest ? `${name}-account` : shortened(name, longestAccountId)
}

/** The e-mail of a service account; that of a project of a company's domain, `example.com:shop`, turns it round. */
export function accountEmail(accountId: string, project: string): string {
  const [domain, id] = project.includes(':') ? project.split(':') : ['', project]
  return `${accountId}@${id}${domain === '' ? '' : `.${domain}`}.iam.gserviceaccount.com`
}
