import type { TextRule } from '../../kubernetes/names.js'
import type { Look } from './look.js'

const podSecurityLevel: TextRule = (text) =>
  ['privileged', 'baseline', 'restricted'].includes(text) ? undefined : 'must be privileged, baseline or restricted'

/** The labels of a Namespace that say which level of Pod Security it has. */
export function namespace(look: Look): void {
  const metadata = look.at('metadata')
  for (const [key, value] of metadata.entries('labels')) {
    if (!/^pod-security\.kubernetes\.io\/(enforce|warn|audit)$/.test(key)) continue
    const text = value === null ? '' : value
    if (typeof text === 'string' && podSecurityLevel(text) !== undefined)
      metadata.tell('invalid', ['labels', key], `${JSON.stringify(text)} ${podSecurityLevel(text)!}`, 'write one of these levels')
  }
}
