import TinyQueue from 'tinyqueue'

/** Something that is put in order, or a knot that only holds edges together. */
interface Vertex {
  /** Less is earlier, where the edges leave a choice. */
  readonly priority: number
  readonly after: number[]
  blockedBy: number
}

/** A set of things with edges, put in order in time that grows with things and edges alone. */
export class Ordering {
  readonly #vertices: Vertex[] = []

  /** Adds a thing; things of equal priority keep the order in which they were added. */
  add(priority: number): number {
    this.#vertices.push({ priority, after: [], blockedBy: 0 })
    return this.#vertices.length - 1
  }

  /** Adds a knot: it has no place of its own, so that many edges can share it. */
  knot(): number {
    return this.add(-1)
  }

  /** The first comes before the second. */
  edge(first: number, second: number): void {
    this.#vertices[first]!.after.push(second)
    this.#vertices[second]!.blockedBy++
  }

  /** All in order; or, when they cannot be, one cycle of them, each before the next. */
  sort(): { readonly order: readonly number[] } | { readonly cycle: readonly number[] } {
    const vertices = this.#vertices
    const ready = new TinyQueue<number>([], (a, b) => vertices[a]!.priority - vertices[b]!.priority || a - b)
    const blocked = vertices.map(({ blockedBy }) => blockedBy)
    for (const [index, count] of blocked.entries()) if (count === 0) ready.push(index)
    const order: number[] = []
    for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
      order.push(next)
      for (const after of vertices[next]!.after) if (--blocked[after]! === 0) ready.push(after)
    }
    return order.length === vertices.length ? { order } : { cycle: this.#cycle(blocked) }
  }

  /** Every vertex that is still blocked has a blocked one before it, so walking back must come round. */
  #cycle(blocked: readonly number[]): number[] {
    const before = new Map<number, number>()
    for (const [index, { after }] of this.#vertices.entries()) if (blocked[index]! > 0) for (const each of after) before.set(each, index)
    const seen = new Set<number>()
    let at = blocked.findIndex((count) => count > 0)
    while (!seen.has(at)) {
      seen.add(at)
      at = before.get(at)!
    }
    const cycle = [at]
    for (let each = before.get(at)!; each !== at; each = before.get(each)!) cycle.unshift(each)
    return cycle
  }
}
