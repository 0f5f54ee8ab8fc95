import { sha256 } from '../../tree/digest.js'

/** A name that fits: a long one is cut, and told apart by a hash of all of it. */
export function shortened(name: string, longest: number): string {
  return name.length <= longest ? name : withHash(name, name, longest)
}

/** A name that ends with a hash of what it stands for, and fits. */
export function withHash(name: string, of: string, longest: number): string {
  const hash = sha256(of, 6)
  return `${name.slice(0, longest - hash.length - 1)}-${hash}`
}
