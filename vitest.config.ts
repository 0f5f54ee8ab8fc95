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
          exclude: ['test/cluster/**', 'test/pulumi/**'],
          testTimeout: 30_000,
          // Files of one worker share what they import: the SDK of Pulumi and the sources are loaded once, not a hundred times.
          isolate: false,
        },
      },
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
