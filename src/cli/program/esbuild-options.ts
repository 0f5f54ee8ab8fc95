import type { BuildOptions } from 'esbuild'

/** What every call of esbuild has in common. */
export const common = {
  platform: 'node',
  target: `node${process.versions.node}`,
  sourcemap: 'inline',
  sourcesContent: false,
  keepNames: true,
  logLevel: 'silent',
  logOverride: { 'empty-import-meta': 'silent' },
} satisfies BuildOptions
