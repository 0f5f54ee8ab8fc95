import type { Finding } from '../findings/finding.js'

/** What a rule says of itself: `steer explain` and its page in docs/rules print it, and tests run its examples. */
export interface RuleText {
  /** Family and name, such as `api/unknown-field`. */
  readonly code: string
  readonly severity: Finding['severity']
  /** What is wrong, as a sentence. */
  readonly title: string
  /** What happens if it stays. */
  readonly why: string
  /** How to mend it. */
  readonly help: string
  /** What the examples are written in where no manifest can show it; left out, they are manifests in YAML. */
  readonly language?: 'yaml' | 'typescript'
  /** What the rule complains of, and no other rule. */
  readonly bad: string
  /** The same, mended: no rule complains of it. */
  readonly good: string
}
