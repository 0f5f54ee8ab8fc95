/** Units of a quantity: the decimal, binary and exponent suffixes that the API server reads. */
const pattern = /^([+-]?)(\d+\.?\d*|\.\d+)(?:([eE][+-]?\d+)|(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei))?$/
const factors: Readonly<Record<string, number>> = {
  n: 1e-9, u: 1e-6, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18,
  Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60,
} // biome-ignore format: one row for each family

/** The number that a quantity stands for (cores, bytes, or a count); undefined when the API server would not read it. */
export function parseQuantity(text: string): number | undefined {
  const match = pattern.exec(text)
  if (!match) return undefined
  const [, sign, digits, exponent, suffix] = match
  const size = Number(`${digits}${exponent ?? ''}`) * (suffix ? factors[suffix]! : 1)
  return sign === '-' ? -size : size
}

/** What is wrong with a text that should be a quantity, as the end of a sentence, with a unit that was probably meant. */
export function quantityProblem(text: string): string | undefined {
  const value = parseQuantity(text)
  if (value === undefined) {
    const guess = quantityGuess(text)
    return `is no quantity such as "250m", "128Mi" or "2Gi"${guess ? `: did you mean "${guess}"?` : ''}`
  }
  return value < 0 ? 'must not be negative' : undefined
}

/** The quantity that was probably meant by `128MB`, `2 gb` and the like. */
export function quantityGuess(text: string): string | undefined {
  const guess = /^(\d+(?:\.\d+)?)\s*([kKmMgGtTpP])i?[bB]?$/.exec(text)
  return guess ? `${guess[1]}${guess[2]!.toUpperCase()}i` : undefined
}

/** A number of cores as the API server writes it: whole cores, or millicores such as `250m`. */
export function coresToText(cores: number): string {
  return Number.isInteger(cores) ? String(cores) : `${Math.ceil(Math.round(cores * 1e9) / 1e6)}m`
}
