import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, readFileSync, renameSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OutputError, type OutputFile, writeFiles, writeFolders } from '../../../src/engines/yaml/files.js'
import { contents, newFolder, whole } from './folder.js'

const shop: OutputFile = { path: 'shop.k8s.yaml', text: 'a: 1\n' }
const server: OutputFile = { path: 'shop/server.yaml', text: 'b: 2\n' }

function errorOf(action: () => unknown): OutputError {
  try {
    action()
  } catch (error) {
    expect(error).toBeInstanceOf(OutputError)
    return error as OutputError
  }
  throw new Error('nothing was thrown')
}

describe('a run', () => {
  it('leaves exactly its files, whatever ran before, and reports what it did', () => {
    const path = fc.tuple(fc.constantFrom('', 'one/', 'two/'), fc.constantFrom('a.yaml', 'b.yaml', 'c.yml')).map((parts) => parts.join(''))
    const run = fc.dictionary(path, fc.constantFrom('a: 1\n', 'b: 2\n', ''))
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 4 }), (runs) => {
        const folder = join(newFolder(), 'new', 'dist')
        let before: Record<string, string> = {}
        for (const texts of runs) {
          const report = writeFiles(
            folder,
            Object.entries(texts).map(([path, text]) => ({ path, text })),
          )
          const after = Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, whole(path, text)]))
          const paths = Object.keys(after).sort()
          expect(report).toEqual({
            written: paths.filter((path) => before[path] !== after[path]),
            unchanged: paths.filter((path) => before[path] === after[path]),
            removed: Object.keys(before)
              .filter((path) => !(path in after))
              .sort(),
          })
          if (paths.length > 0) expect(contents(folder)).toEqual(after)
          before = after
        }
      }),
      { numRuns: 60 },
    )
  })

  it('does not touch an unchanged file', () => {
    const folder = newFolder()
    writeFiles(folder, [shop])
    utimesSync(join(folder, shop.path), 1, 1)
    const { ino } = statSync(join(folder, shop.path))
    expect(writeFiles(folder, [shop, server]).unchanged).toEqual([shop.path])
    expect(statSync(join(folder, shop.path))).toMatchObject({ mtimeMs: 1000, ino })
  })

  it('keeps a private file private', () => {
    const folder = newFolder()
    writeFiles(folder, [shop])
    chmodSync(join(folder, shop.path), 0o600)
    writeFiles(folder, [{ ...shop, text: 'a: 2\n' }])
    expect(statSync(join(folder, shop.path)).mode & 0o777).toBe(0o600)
  })

  it('knows its files after Git has changed their line ends', () => {
    const folder = newFolder()
    writeFiles(folder, [shop, server])
    for (const { path, text } of [shop, server]) writeFileSync(join(folder, path), whole(path, text).replaceAll('\n', '\r\n'))
    expect(writeFiles(folder, [shop])).toMatchObject({ written: [shop.path], removed: [server.path] })
    expect(contents(folder)).toEqual({ [shop.path]: whole(shop.path, shop.text) })
  })
})

describe('several folders', () => {
  it('all change or none, whatever is refused, and the error names the folder', () => {
    const [one, two] = [newFolder(), newFolder()]
    const write = (text: string) => writeFolders([one, two].map((outdir) => ({ outdir, files: [{ ...shop, text }] })))
    expect(write('a: 1\n').map(({ written }) => written)).toEqual([[shop.path], [shop.path]])
    writeFileSync(join(two, shop.path), 'mine\n')
    expect(errorOf(() => write('a: 2\n')).findings).toMatchObject([{ folder: two, path: shop.path, code: 'output/not-ours' }])
    expect(contents(one)).toEqual({ [shop.path]: whole(shop.path, 'a: 1\n') })
  })
})

describe('a file of the user', () => {
  it('stays: written by hand, copied, renamed, or below a link', () => {
    const folder = newFolder()
    writeFiles(folder, [shop, server])
    writeFileSync(join(folder, 'mine.yaml'), 'a: 1\n')
    writeFileSync(join(folder, 'longer.yaml'), whole('longer.yaml.old', ''))
    copyFileSync(join(folder, shop.path), join(folder, 'copy.yaml'))
    renameSync(join(folder, shop.path), join(folder, 'renamed.yaml'))
    copyFileSync(join(folder, server.path), join(folder, 'server.yaml'))
    const outside = newFolder()
    writeFileSync(join(outside, 'x.yaml'), whole('link/x.yaml', ''))
    symlinkSync(outside, join(folder, 'link'))
    const before = contents(folder)
    expect(writeFiles(folder, [])).toEqual({ written: [], unchanged: [], removed: [server.path] })
    delete before[server.path]
    expect(contents(folder)).toEqual(before)
    expect(Object.keys(contents(outside))).toEqual(['x.yaml'])
  })

  it('keeps its folder when ours leave it', () => {
    const folder = newFolder()
    writeFiles(folder, [server])
    writeFileSync(join(folder, 'shop/notes.txt'), '')
    writeFiles(folder, [shop])
    expect(Object.keys(contents(folder))).toEqual([shop.path, 'shop/notes.txt'])
  })

  it('in the place of one of ours is an error that names all such files, before anything is written', () => {
    const folder = newFolder()
    writeFiles(folder, [{ path: 'old.yaml', text: '' }])
    writeFileSync(join(folder, shop.path), shop.text)
    mkdirSync(join(folder, 'shop'))
    writeFileSync(join(folder, server.path), whole('server.yaml', server.text))
    const before = contents(folder)
    const error = errorOf(() => writeFiles(folder, [{ path: 'a.yaml', text: '' }, shop, server]))
    expect(error.code).toBe('output/not-ours')
    expect(error.findings.map(({ path }) => path)).toEqual([shop.path, server.path])
    expect(contents(folder)).toEqual(before)
  })

  it.each([
    [
      'kustomization.yaml',
      /^shop\/kustomization\.yaml exists, and Steersman did not write it; move it to a folder of your own, where its resources: can name shop/,
    ],
    ['kustomization.yml', /^shop\/kustomization\.yml exists, .*: beside shop\/kustomization\.yaml kustomize refuses both; move it/],
    ['Kustomization', /^shop\/Kustomization exists/],
  ])('that is %s is never overwritten, and the error says where it may be', (name, message) => {
    const folder = newFolder()
    mkdirSync(join(folder, 'shop'))
    writeFileSync(join(folder, 'shop', name), 'mine')
    const before = contents(folder)
    const error = errorOf(() => writeFiles(folder, [server, { path: 'shop/kustomization.yaml', text: 'resources: []\n' }]))
    expect(error.findings).toHaveLength(1)
    expect(error.message).toMatch(message)
    expect(contents(folder)).toEqual(before)
  })

  it('is no error when it is just what would be written, also behind a link', () => {
    const folder = newFolder()
    const elsewhere = join(newFolder(), 'x')
    writeFileSync(elsewhere, whole(shop.path, shop.text))
    symlinkSync(elsewhere, join(folder, shop.path))
    expect(writeFiles(folder, [shop]).unchanged).toEqual([shop.path])
    expect(errorOf(() => writeFiles(folder, [{ ...shop, text: 'a: 2\n' }])).code).toBe('output/not-ours')
    expect(readFileSync(elsewhere, 'utf8')).toBe(whole(shop.path, shop.text))
  })
})

describe('a run that fails', () => {
  it.each<[string, (folder: string) => void, string]>([
    ['a folder in the place of a file', (folder) => mkdirSync(join(folder, 'z.yaml')), 'z.yaml'],
    ['a file in the place of a folder', (folder) => writeFileSync(join(folder, 'z'), ''), 'z/z.yaml'],
    ['a link in the place of a folder', (folder) => symlinkSync(newFolder(), join(folder, 'z')), 'z/z.yaml'],
    ['a link that leads nowhere', (folder) => symlinkSync('/nowhere/z', join(folder, 'z.yaml')), 'z.yaml'],
    ['a pipe', (folder) => spawnSync('mkfifo', [join(folder, 'z.yaml')]), 'z.yaml'],
  ])('for %s changes nothing', (_, prepare, path) => {
    const folder = newFolder()
    writeFiles(folder, [shop, server])
    prepare(folder)
    const before = existing(folder)
    const error = errorOf(() =>
      writeFiles(folder, [
        { ...shop, text: 'new: 1\n' },
        { path: 'other/x.yaml', text: '' },
        { path, text: '' },
      ]),
    )
    expect(error.findings).toEqual([expect.objectContaining({ path, code: expect.stringMatching(/^output\/not-(ours|writable)$/) })])
    expect(existing(folder)).toEqual(before)
  })

  it.each(['/proc/steersman/dist', '/dev/null/dist'])('because %s cannot be made says so', (folder) => {
    expect(errorOf(() => writeFiles(folder, [shop])).code).toBe('output/not-writable')
  })

  it.each([
    [['/etc/x.yaml']],
    [['../x.yaml']],
    [['a/../../x.yaml']],
    [['a/./x.yaml']],
    [['a\\x.yaml']],
    [['C:x.yaml']],
    [['']],
    [['a/']],
    [['a//x.yaml']],
    [['a/b/x.yaml']],
    [['.hidden/x.yaml']],
    [['a\nb.yaml']],
    [[`${'é'.repeat(126)}.yaml`]],
    [['x.yaml', 'x.yaml']],
    [['x.yaml', 'X.yaml']],
    [['a/x.yaml', 'A/y.yaml']],
    [['a', 'a/x.yaml']],
  ])('because of the paths %j writes nothing', (paths) => {
    const folder = newFolder()
    const error = errorOf(() =>
      writeFiles(
        join(folder, 'dist'),
        ['ok.yaml', ...paths].map((path) => ({ path, text: '' })),
      ),
    )
    expect(error.findings.map(({ code }) => code)).toEqual(['output/invalid-path'])
    expect(contents(folder)).toEqual({})
  })
})

function existing(folder: string): string {
  return spawnSync('ls', ['-laRi', '--time-style=full-iso', '--ignore=..', folder], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((line) => !/ \.$|^total/.test(line))
    .join('\n')
}

describe('a temporary file', () => {
  it('of a dead process is removed, with a folder that was made for it; of a living one it stays', () => {
    const folder = newFolder()
    const dead = spawnSync('true').pid
    const names = { dead: `.steersman-${dead}-1.tmp`, own: `.steersman-${process.pid}-1.tmp`, living: `.steersman-${process.ppid}-1.tmp` }
    for (const name of [...Object.values(names), '.steersman-x.tmp']) writeFileSync(join(folder, name), '')
    mkdirSync(join(folder, 'made'))
    writeFileSync(join(folder, 'made', names.dead), '')
    writeFiles(folder, [shop])
    expect(Object.keys(contents(folder)).sort()).toEqual([names.living, '.steersman-x.tmp', shop.path].sort())
  })
})
