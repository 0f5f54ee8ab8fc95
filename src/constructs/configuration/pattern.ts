import type { TextRule } from '../../kubernetes/names.js'

const choice = /\{[^{}]*,[^{}]*\}/g

/** What is wrong with a pattern for names of files. */
export const patternRule: TextRule = (pattern) => {
  if (pattern === '') return 'must not be empty'
  if (pattern.includes('/')) return 'must be a name without "/": only files directly in the folder are taken'
  return /[{}]/.test(pattern.replaceAll(choice, '')) ? 'has a brace that is no part of a choice such as "{a,b}"' : undefined
}

/** Says whether a name fits a pattern: `*` is any text, `?` one character, `{a,b}` one of both. */
export function matcher(pattern: string): (name: string) => boolean {
  const parts = pattern.split(/(\*|\?|\{[^{}]*\})/)
  const source = parts.map((part) => {
    if (part === '*') return '.*'
    if (part === '?') return '.'
    if (!part.startsWith('{')) return literal(part)
    return `(?:${part.slice(1, -1).split(',').map(literal).join('|')})`
  })
  const expression = new RegExp(`^${source.join('')}$`, 'su')
  return (name) => expression.test(name)
}

const literal = (text: string): string => text.replaceAll(/[$()*+./?[\\\]^{|}]/g, '\\$&')
