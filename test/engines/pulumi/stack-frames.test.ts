import { describe, expect, it } from 'vitest'
import { readableFrames } from '../../../src/engines/pulumi/stack-frames.js'

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
