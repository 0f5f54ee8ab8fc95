import type { IConstruct } from 'constructs'
import { userPosition } from '../tree/origin.js'
import { type Complaint, report } from '../tree/report.js'

/** A place in the props of a construct or in plain data, such as `container.ports.http`, at which mistakes are reported. */
export class Place {
  readonly #owner: IConstruct | ((complaint: Complaint) => void)
  readonly #parent: Place | undefined
  readonly #key: string | number | undefined

  /** The owner is the construct whose props these are; for plain data, what takes the complaints. */
  constructor(owner: IConstruct | ((complaint: Complaint) => void), key?: string | number, parent?: Place) {
    this.#owner = owner
    this.#key = key
    this.#parent = parent
  }

  /** What is given to a method: mistakes are reported at the line that calls it, and not at the one that made the construct. */
  static ofCall(construct: IConstruct): Place {
    return new Place((complaint) => {
      const position = userPosition()
      report(construct, { ...complaint, ...(position && { position }) })
    })
  }

  /** Undefined for plain data. */
  get construct(): IConstruct | undefined {
    return typeof this.#owner === 'function' ? undefined : this.#owner
  }

  /** The place of one key or list item below this one. */
  at(key: string | number): Place {
    return new Place(this.#owner, key, this)
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
    const complaint = { code, message, help, ...(field !== '' && { field }) }
    if (typeof this.#owner === 'function') this.#owner(complaint)
    else report(this.#owner, complaint)
    return false
  }
}
