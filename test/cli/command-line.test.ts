import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCommand } from '../../src/cli/program/command-line.js'

const compiled = [
  'npx tsx main.ts',
  'npx -y tsx main.ts',
  'npx ts-node main.ts',
  'ts-node --esm main.ts',
  'tsx main.ts',
  './node_modules/.bin/tsx main.ts',
  'pnpm exec tsx "main.ts"',
  'node --import tsx main.ts',
  'node --import=tsx main.ts',
  'node -r ts-node/register main.ts',
  'node main.ts',
]

const forTheShell = [
  'X=1 node main.js',
  'npm run build && node main.js',
  'node main.js > out',
  'node $FILE',
  'node "$FILE"',
  'node *.js',
  'node --inspect main.js',
  'node -r ./setup.js main.js',
  'python main.py',
  'go run .',
  'node',
  "node 'main.js",
  '',
]

describe('the app command', () => {
  it.each(compiled)('%s is a file to compile', (command) => {
    expect(readCommand(command)).toEqual({ kind: 'file', file: 'main.ts', args: [], compile: true })
  })

  it('JavaScript under node runs as it is', () => {
    expect(readCommand('node main.mjs')).toEqual({ kind: 'file', file: 'main.mjs', args: [], compile: false })
  })

  it.each(forTheShell)('%j is for the shell', (command) => {
    expect(readCommand(command)).toEqual({ kind: 'shell' })
  })

  it('arguments come through quoted as they were', () => {
    const word = fc.stringMatching(/^[^']*$/)
    fc.assert(
      fc.property(fc.array(word), (args) => {
        const command = ['tsx main.ts', ...args.map((arg) => `'${arg}'`)].join(' ')
        expect(readCommand(command)).toMatchObject({ kind: 'file', args })
      }),
    )
  })
})
