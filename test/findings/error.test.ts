import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SteersmanError } from '../../src/findings/error.js'
import type { Finding } from '../../src/findings/finding.js'
import { formatFindings } from '../../src/findings/format.js'
import { displayFile } from '../../src/findings/position.js'
import { temporaryFolder } from '../app/folder.js'

const finding = (more: Partial<Finding> = {}): Finding => ({
  code: 'a/b',
  severity: 'error',
  message: 'is wrong',
  help: 'mend it',
  ...more,
})

describe('SteersmanError', () => {
  const error = new SteersmanError([finding({ path: 'shop/server', field: 'container.image' })])

  it('has the report as its text, wherever it is shown', () => {
    const report = 'error shop/server container.image: is wrong [a/b]\n  help: mend it\n\n1 error'
    expect(error.message).toBe(report)
    expect(error.stack).toBe(report)
    expect(inspect(error)).toBe(report)
    expect(String(error)).toBe(`SteersmanError: ${report}`)
  })

  it('is known again when another copy of the package made it', () => {
    expect(error).toBeInstanceOf(Error)
    expect(SteersmanError.is(error)).toBe(true)
    expect(SteersmanError.is({ '~steersman': 'error', findings: [] })).toBe(true)
    for (const other of [new Error('x'), null, undefined, 'x', {}]) expect(SteersmanError.is(other)).toBe(false)
  })

  it('carries the findings, but does not print them twice', () => {
    expect(error.findings).toHaveLength(1)
    expect(Object.keys(error)).toEqual([])
  })
})

describe('formatFindings', () => {
  it('shows the line with a pointer, and what concerns one line stands under it once', () => {
    const file = join(temporaryFolder(), 'program.ts')
    writeFileSync(file, "first\n\tnew Deployment(chart, 'a', { replicas: 'x' })\n")
    const position = { file, line: 2, column: 2 }
    expect(formatFindings([finding({ position }), finding({ position, message: 'is wrong too', severity: 'warning' })])).toBe(
      [
        `${displayFile(file)}:2:2`,
        "  2 | new Deployment(chart, 'a', { replicas: 'x' })",
        '    | ^',
        'error is wrong [a/b]',
        '  help: mend it',
        'warning is wrong too [a/b]',
        '  help: mend it',
        '',
        '1 error, 1 warning',
      ].join('\n'),
    )
  })

  it.each([
    ["new Secret(chart, 'mail', { stringData: { key: 'hunter2' } })", "new Secret(chart, 'mail', { stringData: { key: '*******' } })"],
    [
      "new Secret(chart, 'mail', { labels: { 'example.com/team': 'x', \"a\": 'hunter2' } })",
      "new Secret(chart, 'mail', { labels: { 'example.com/team': '*', \"a\": '*******' } })",
    ],
    [
      "new Secret(chart, 'mail', { stringData: one ? 'hunter2' : 'hunter3' })",
      "new Secret(chart, 'mail', { stringData: one ? '*******' : '*******' })",
    ],
    ["password: 'hunter2',", "password: '*******',"],
    ['new Secret(chart, "mail", { data: `hunter2` })', 'new Secret(chart, "mail", { data: `*******` })'],
    ["new ConfigMap(chart, 'mail', { data: { host: 'hunter2' } })", "new ConfigMap(chart, 'mail', { data: { host: 'hunter2' } })"],
  ])('shows no text that may be the value of a Secret: %s', (line, shown) => {
    const file = join(temporaryFolder(), 'program.ts')
    writeFileSync(file, `${line}\n`)
    expect(formatFindings([finding({ position: { file, line: 1, column: 1 } })])).toContain(`  1 | ${shown}\n`)
  })

  it('needs no file to be there', () => {
    expect(formatFindings([finding({ position: { file: '/no/such.ts', line: 3, column: 7 } })])).toMatch(
      /^\/no\/such\.ts:3:7\nerror is wrong/,
    )
  })

  it('is in the order of the lines, then without line; each finding is told once, the count is right', () => {
    const anyFinding = fc.record({
      line: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
      file: fc.constantFrom('/a.ts', '/b.ts'),
      severity: fc.constantFrom<Finding['severity'][]>('error', 'warning'),
      message: fc.stringMatching(/^m[0-9]{1,6}$/),
    })
    fc.assert(
      fc.property(fc.uniqueArray(anyFinding, { selector: ({ message }) => message, maxLength: 12 }), (list) => {
        const report = formatFindings(
          list.map(({ line, file, severity, message }) =>
            finding({ severity, message, ...(line && { position: { file, line, column: 1 } }) }),
          ),
        )
        for (const { message, severity } of list) expect(report.split(`${severity} ${message} [`)).toHaveLength(2)
        const places = [...report.matchAll(/^(\/[ab]\.ts):(\d+):1$/gm)].map(([, file, line]) => `${file}:${line!.padStart(3, '0')}`)
        expect(places).toEqual([...new Set(places)].sort())
        const errors = list.filter(({ severity }) => severity === 'error').length
        if (errors > 0) expect(report).toContain(`${errors} error${errors === 1 ? '' : 's'}`)
        const firstWithout = list.find(({ line }) => line === undefined)
        if (firstWithout && places.length > 0)
          expect(report.indexOf(` ${firstWithout.message} [`)).toBeGreaterThan(report.lastIndexOf('.ts:'))
      }),
    )
  })

  it('paints each part as it is asked to', () => {
    const paint = {
      error: (text: string) => `<e>${text}</e>`,
      warning: (text: string) => `<w>${text}</w>`,
      place: String,
      quiet: (text: string) => `<q>${text}</q>`,
    }
    expect(formatFindings([finding()], paint)).toContain('<e>error</e> is wrong <q>[a/b]</q>')
  })

  it('keeps messages of several lines together', () => {
    expect(formatFindings([finding({ message: 'one\ntwo', help: 'three\nfour' })])).toBe(
      'error one\n  two [a/b]\n  help: three\n  four\n\n1 error',
    )
  })
})
