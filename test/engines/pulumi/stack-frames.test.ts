import { describe, expect, it } from 'vitest'
import { readableFrames } from '../../../src/engines/pulumi/stack-frames.js'
import { run, TemporaryProject } from '../../pulumi-engine/index.js'

describe('the frames of a stack', () => {
  it.each([
    ['at f (/a/node_modules/@pulumi/resource.ts:1:2)', 'at f (/a/node_modules/@pulumi/./resource.ts:1:2)'],
    ['at /a/node_modules/resource.js:1:2', 'at /a/node_modules/./resource.js:1:2'],
    ['at f (C:\\a\\node_modules\\@pulumi\\output.ts:1:2)', 'at f (C:\\a\\node_modules\\@pulumi\\.\\output.ts:1:2)'],
    ['at f (/a/node_modules/@x/y/node_modules/@pulumi/errors.ts:1:2)', 'at f (/a/node_modules/@x/y/node_modules/@pulumi/./errors.ts:1:2)'],
  ])('get a step between where colouring them would not end: %s', (frame, expected) => {
    expect(readableFrames(`Error: no\n    ${frame}\n    at g (/b.js:3:4)`)).toBe(`Error: no\n    ${expected}\n    at g (/b.js:3:4)`)
  })

  it.each([
    'at f (/a/node_modules/@pulumi/pulumi/resource.js:1:2)',
    'at f (/a/node_modules/cdk8s/lib/app.js:1:2)',
    'at ModuleJob.run (node:internal/modules/esm/module_job:325:25)',
    'at async Promise.all (index 0)',
    'at eval (eval at f (/no/such/file.js:1:1), <anonymous>:1:1)',
    'at new Thing (<anonymous>)',
  ])('stay otherwise: %s', (frame) => {
    expect(readableFrames(`Error: no\n    ${frame}`)).toBe(`Error: no\n    ${frame}`)
  })
})

it('a program that throws ends, and its error names the line', { timeout: 130_000 }, async () => {
  using project = new TemporaryProject({
    'Pulumi.yaml': 'name: throwing\nruntime: { name: nodejs, options: { typescript: false, nodeargs: --import tsx } }',
    'package.json': '{ "type": "module", "main": "index.ts" }',
    'index.ts': `import 'steersman/pulumi'
enum Reason { None }

throw new Error('on purpose ' + Reason.None)
`,
  })
  const result = await run({ program: project.folder, timeout: 120_000 })
  expect(result).toMatchObject({ exitCode: 32, succeeded: false, diagnostics: [{ severity: 'error' }] })
  const message = result.diagnostics[0]!.message
  expect(message).toMatch(/Error: on purpose 0\n +at .*\/index\.ts:4:7$/m)
  // Colouring such a line takes Node all the memory there is; that Pulumi's frames are still seen shows that they were mended.
  expect(message).toContain('/node_modules/@pulumi/./')
  expect(message).not.toMatch(/\/node_modules\/(?:@[^/]+\/)?[^/]+$/m)
})
