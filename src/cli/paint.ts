import { styleText } from 'node:util'
import type { Paint } from '../findings/format.js'

/** How what is printed is painted: what `formatFindings` needs, and headings. */
export interface Colors extends Paint {
  strong(text: string): string
  good(text: string): string
}

type Style = Parameters<typeof styleText>[0]

/** The paint for a stream: `auto` honours NO_COLOR and FORCE_COLOR, then asks whether a person reads it. */
export function colorsFor(stream: { readonly isTTY?: boolean }, when: 'auto' | 'always' | 'never', env = process.env): Colors {
  const on = when === 'always' || (when === 'auto' && wanted(stream, env))
  const paint = (style: Style) => (text: string) => (on ? styleText(style, text, { validateStream: false }) : text)
  return {
    error: paint(['bold', 'red']),
    warning: paint(['bold', 'yellow']),
    place: paint('cyan'),
    quiet: paint('dim'),
    strong: paint('bold'),
    good: paint('green'),
  }
}

function wanted({ isTTY }: { readonly isTTY?: boolean }, { NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  if (NO_COLOR) return false
  return isTTY === true && TERM !== 'dumb'
}
