import { join } from 'node:path'
import fc from 'fast-check'
import { everyRule } from '../../../src/checks/every-rule.js'
import type { Finding } from '../../../src/findings/finding.js'

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('100%', 'a:b, c', 'one\r\ntwo\n::error::three', '[a](b) {0} { min, max }', '%0A', '::endgroup::'),
)
const fileName = fc
  .string({ minLength: 1, unit: fc.constantFrom('a', 'é', ' ', '%', ':', ',', '#', '?', '[', '"', '.y') })
  .filter((name) => !/^\.*$/.test(name))

/** Findings with all that can be in a text or a file name; of files below the working directory, and of standard input. */
export const anyFinding: fc.Arbitrary<Finding> = fc
  .record(
    {
      code: fc.constantFrom(...everyRule.map(({ code }) => code), 'props/invalid', 'program/threw', 'unheard/of'),
      severity: fc.constantFrom('error' as const, 'warning' as const),
      message: text,
      help: text,
      path: text,
      field: text,
      place: fc.record({
        file: fc.oneof(
          fc.constant('-'),
          fileName,
          fileName.map((name) => join(process.cwd(), 'deploy', name)),
        ),
        line: fc.integer({ min: 1, max: 9999 }),
        column: fc.integer({ min: 1, max: 200 }),
      }),
    },
    { requiredKeys: ['code', 'severity', 'message', 'help'] },
  )
  .map(({ place, ...finding }) => (place ? { ...finding, position: place, source: { file: place.file, document: 0, steps: [] } } : finding))
