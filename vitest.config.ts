import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const source = (path: string): string => fileURLToPath(new URL(`src/${path}`, import.meta.url))
const alias = {
  'steersman/cdk8s-plus': source('interop/cdk8s-plus.ts'),
  'steersman/pulumi': source('engines/pulumi/index.ts'),
  'steersman/gke': source('gke/index.ts'),
  steersman: source('index.ts'),
  '@example/company-library': source('../examples/company-library/src/index.ts'),
}

/** Tests that start cdk8s, tsc, npm or a program with Pulumi, a second or more each time. */
const programs = [
  'test/cli/init.test.ts',
  'test/engines/pulumi/files/steer.test.ts',
  'test/examples/company.test.ts',
  'test/interop/cdk8s-synth.test.ts',
  'test/stacks/production.test.ts',
]

export default defineConfig({
  test: {
    // Both halves of a small machine work; by default one of two cores would wait.
    maxWorkers: '100%',
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'examples/*/test/**/*.test.ts'],
          exclude: ['test/cluster/**', 'test/pulumi/**', ...programs],
          testTimeout: 30_000,
          // Files of one worker share what they import: the SDK of Pulumi and the sources are loaded once, not a hundred times.
          isolate: false,
        },
      },
      { resolve: { alias }, test: { name: 'programs', include: programs, testTimeout: 60_000 } },
      { resolve: { alias }, test: { name: 'pulumi', include: ['test/pulumi/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 60_000 } },
      {
        resolve: { alias },
        test: {
          name: 'cluster',
          include: ['test/cluster/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 1_800_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
