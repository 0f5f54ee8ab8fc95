import { modelRules } from './check.js'
import { fieldRules, objectRules } from './check-objects.js'
import type { RuleText } from './rule-text.js'

/** Every rule, by what it says of itself. */
export const everyRule: readonly RuleText[] = [...fieldRules, ...objectRules, ...modelRules]
