import { modelRules } from './check.js'
import { fieldRules, objectRules } from './check-objects.js'
import type { RuleText } from './rule-text.js'
import { faults } from './validation/faults.js'

/** Every rule, by what it says of itself. */
export const everyRule: readonly RuleText[] = [...fieldRules, ...objectRules, ...Object.values(faults), ...modelRules]
