import type { IConstruct } from 'constructs'
import { report } from '../../tree/report.js'

/** A place in the props of a construct, such as `container.ports.http`, at which mistakes are reported. */
export class Place {
  readonly construct: IConstruct
  readonly #parent: Place | undefined
  readonly #key: string | number | undefined

  constructor(construct: IConstruct, key?: string | number, parent?: Place) {
    this.construct = construct
    this.#key = key
    this.#parent = parent
  }

  /** The place of one key or list item below this one. */
  at(key: string | number): Place {
    return new Place(this.construct, key, this)
  }

  /** Worked out only when a mistake is reported: props are read far more often than they are wrong. */
  get path(): string {
    const before = this.#parent?.path ?? ''
    if (this.#key === undefined) return before
    if (typeof this.#key === 'number') return `${before}[${this.#key}]`
    if (!/^[\w-]+$/.test(this.#key)) return `${before}[${JSON.stringify(this.#key)}]`
    return before === '' ? this.#key : `${before}.${this.#key}`
  }

  /** Reports a mistake here; always false, so that a check can return it. */
  refuse(message: string, help: string, code = 'props/invalid'): false {
    const field = this.path
    report(this.construct, { code, message, help, ...(field !== '' && { field }) })
    return false
  }
}
