import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { everyRule } from '../../../src/checks/every-rule.js'
import { sarifLog } from '../../../src/cli/check/sarif.js'
import type { Finding } from '../../../src/findings/finding.js'
import { anyFinding } from './findings.js'

const {
  $schema: _,
  id: __,
  ...schema
} = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as Record<string, unknown>
// A pattern of the schema is none for regular expressions with the flag u.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
addFormats.default(ajv)
const validate = ajv.compile(schema)

beforeEach(() => vi.stubEnv('GITHUB_WORKSPACE', undefined))
afterEach(() => vi.unstubAllEnvs())

interface Text {
  readonly text: string
  readonly markdown?: string
}
interface Log {
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: {
          readonly semanticVersion: string
          readonly rules: readonly { id: string; shortDescription?: Text; help?: Text }[]
        }
      }
      readonly results: readonly {
        readonly ruleId: string
        readonly ruleIndex: number
        readonly level: string
        readonly message: Text
        readonly locations?: readonly {
          readonly physicalLocation?: { artifactLocation: { uri: string }; region: { startLine: number; startColumn: number } }
          readonly logicalLocations?: readonly { fullyQualifiedName: string }[]
        }[]
      }[]
    },
  ]
}
const logOf = (findings: readonly Finding[]): Log => JSON.parse(JSON.stringify(sarifLog(findings, '1.2.3'))) as Log

describe('SARIF', () => {
  it('the schema is strict', () => {
    expect(validate(logOf([]))).toBe(true)
    expect(validate({ ...logOf([]), more: 1 })).toBe(false)
  })

  it('is valid by its schema, whatever is told, and each result leads to its rule and its place', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 4 }), (findings) => {
        const log = logOf(findings)
        expect(validate(log) ? [] : validate.errors).toEqual([])
        const { tool, results } = log.runs[0]
        expect(results).toHaveLength(findings.length)
        for (const [index, { code, severity, position, path }] of findings.entries()) {
          const { ruleId, ruleIndex, level, locations } = results[index]!
          expect([ruleId, tool.driver.rules[ruleIndex]?.id, level]).toEqual([code, code, severity])
          const physical = locations?.[0]?.physicalLocation
          if (!position || position.file === '-') expect(physical).toBeUndefined()
          else {
            const uri = physical!.artifactLocation.uri
            expect(uri).not.toMatch(/^\/|^[a-z]+:/)
            expect(fileURLToPath(new URL(uri, `${pathToFileURL(process.cwd()).href}/`))).toBe(resolve(position.file))
            expect(physical!.region).toEqual({ startLine: position.line, startColumn: position.column })
          }
          expect(locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName).toBe(path || undefined)
        }
      }),
    )
  })

  it('has the texts of every rule, and of other codes what docs/errors.md says', () => {
    const { driver } = logOf([{ code: 'props/invalid', severity: 'error', message: 'a', help: 'b' }]).runs[0].tool
    expect(driver.rules.map(({ id }) => id)).toEqual([...everyRule.map(({ code }) => code), 'props/invalid'])
    for (const [index, { title, help, bad, good }] of everyRule.entries()) {
      const rule = driver.rules[index]!
      expect([rule.shortDescription?.text, rule.help?.text]).toEqual([title, help])
      for (const part of [help, bad.trim(), good.trim()]) expect(rule.help?.markdown).toContain(part)
    }
    expect(driver.rules.at(-1)!.shortDescription).toEqual({ text: 'A prop is unknown, missing, or has a value that it cannot have.' })
    expect(driver.semanticVersion).toBe('1.2.3')
  })

  it('a text is no link and has no place for an argument', () => {
    const { message } = logOf([{ code: 'api/kind', severity: 'error', message: '[a](b) {0} data[0] {x}', help: 'c' }]).runs[0].results[0]!
    expect(message.text).toBe('\\[a](b) {{0}} data[0] {x}\nhelp: c')
  })
})
