import { resolve } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { githubText } from '../../../src/cli/check/github.js'
import { anyFinding } from './findings.js'

beforeEach(() => vi.stubEnv('GITHUB_WORKSPACE', undefined))
afterEach(() => vi.unstubAllEnvs())

/** As the runner of GitHub reads a line: the command and its properties up to the second `::`, then the message. */
function read(line: string): { command: string; properties: Record<string, string>; message: string } {
  const end = line.indexOf('::', 2)
  const [command = '', ...rest] = line.slice(2, end).split(' ')
  const pairs = rest
    .join(' ')
    .split(',')
    .map((pair) => pair.split('='))
  const property = (value: string): string => data(value.replaceAll('%3A', ':').replaceAll('%2C', ','))
  return {
    command,
    properties: Object.fromEntries(pairs.map(([name, ...value]) => [name, property(value.join('='))])),
    message: data(line.slice(end + 2)),
  }
}
const data = (value: string): string => value.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')

it('each finding is one command, which the runner reads as it was meant', () => {
  fc.assert(
    fc.property(fc.array(anyFinding, { maxLength: 4 }), (findings) => {
      const lines = githubText(findings).split('\n')
      expect(lines.pop()).toBe('')
      expect(lines).toHaveLength(findings.length)
      for (const [index, { severity, code, message, help, path, field, position }] of findings.entries()) {
        expect(lines[index]).not.toContain('\r')
        const { command, properties, message: told } = read(lines[index]!)
        expect([command, properties.title]).toEqual([severity, code])
        for (const part of [message, help, path ?? '', field ?? '']) expect(told).toContain(part)
        if (!position) expect(Object.keys(properties)).toEqual(['title'])
        else if (position.file === '-')
          expect([told.startsWith(`standard input, line ${position.line}: `), properties.file]).toEqual([true, undefined])
        else
          expect([resolve(properties.file!), properties.line, properties.col]).toEqual([
            resolve(position.file),
            `${position.line}`,
            `${position.column}`,
          ])
      }
    }),
  )
})

it('a finding of a manifest', () => {
  expect(
    githubText([
      {
        code: 'api/field-type',
        severity: 'error',
        path: 'ConfigMap settings',
        field: 'data.DEBUG',
        message: 'must be a text, and is 100%',
        help: 'put it into quotes',
        position: { file: 'deploy/a,b.yaml', line: 6, column: 3 },
        source: { file: 'deploy/a,b.yaml', document: 0, steps: [] },
      },
    ]),
  ).toBe(
    '::error file=deploy/a%2Cb.yaml,line=6,col=3,title=api/field-type::ConfigMap settings data.DEBUG: must be a text, and is 100%25%0Ahelp: put it into quotes\n',
  )
})
