import type { TextRule } from '../kubernetes/names.js'

/** The same key as a name that meets the rule, for a key such as `my_http`. */
export function nameLike(rule: TextRule): (key: string) => string | undefined {
  return (key) => {
    const name = key
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
    return name !== key && /[a-z]/.test(name) && rule(name) === undefined ? `write ${/^\w+$/.test(name) ? name : `'${name}'`}` : undefined
  }
}
