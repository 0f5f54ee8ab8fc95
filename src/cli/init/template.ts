/** The files of a new project by path; all but package.json are written as they are. */
export interface Template {
  readonly files: Readonly<Record<string, string>>
  /** What package.json must have, with versions that were tried together. */
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  /** What comes after `npm install`. */
  readonly next: readonly string[]
}

/** What every new project has. */
export const common = {
  files: {
    '.gitignore': 'node_modules/\n',
    'tsconfig.json': `{
  "compilerOptions": {
    "target": "es2022",
    "module": "nodenext",
    "types": ["node"],
    "strict": true,
    "skipLibCheck": true,
    "noEmit": true
  },
  "include": ["*.ts"]
}
`,
  },
  devDependencies: { '@types/node': '^20.19.0', tsx: '^4.23.15', typescript: '^5.9.3' },
} as const
