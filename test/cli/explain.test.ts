import { afterAll, expect, it } from 'vitest'
import { Project } from './project.js'

const project = new Project()
afterAll(() => project[Symbol.dispose]())

it('explains a rule, another code, and lists the rules; needs no project', () => {
  expect(project.steer('explain', 'api/kind')).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/^api\/kind error\n/) })
  expect(project.steer('explain', 'config/no-app')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^config\/no-app\nThere is no `cdk8s\.yaml` here.*\n\nNo rule/),
  })
  expect(project.steer('explain')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^What the API server would refuse \(api\)\n/),
  })
})

it('as data', () => {
  const records = (...args: readonly string[]): unknown => JSON.parse(project.steer('explain', ...args, '-o', 'json').stdout)
  expect(records('api/kind')).toMatchObject({ version: 1, rules: [{ code: 'api/kind', severity: 'error', language: 'yaml' }] })
  expect(records('config/no-app')).toMatchObject({ version: 1, codes: [{ code: 'config/no-app' }] })
})

it('a rule that is not there is a wrong use', () => {
  expect(project.steer('explain', 'api/kin')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'error: there is no rule "api/kin": did you mean api/kind?\n',
  })
})
