/** What a rule says of itself: `steer explain` prints it, and tests run its examples. */
export interface RuleText {
  /** Family and name, such as `api/unknown-field`. */
  readonly code: string
  /** What is wrong, as a sentence. */
  readonly title: string
  /** What happens if it stays. */
  readonly why: string
  /** A manifest in YAML that the rule complains of. */
  readonly bad: string
  /** The same, mended: no rule complains of it. */
  readonly good: string
}
