import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { matcher, patternRule } from '../../../src/constructs/configuration/pattern.js'
import { ConfigMap, type ConfigMapFileProps } from '../../../src/index.js'
import { bodyOf, complaintsOf } from '../synth.js'

let folder: string
const at = (name: string): string => join(folder, name)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'steersman-files-'))
  for (const name of ['b.conf', 'a.conf', '.hidden', 'README.md']) writeFileSync(at(name), `of ${name}\n`)
  writeFileSync(at('logo.png'), Uint8Array.of(0x89, 0x50, 0xff))
  mkdirSync(at('inner'))
  writeFileSync(at('inner/deep.conf'), 'deep')
})
afterAll(() => rmSync(folder, { recursive: true }))

const keysOf = (props?: ConfigMapFileProps): string[] => {
  const { data, binaryData } = bodyOf('ConfigMap', (chart) => ConfigMap.fromFiles(chart, 'files', folder, props)) as Record<string, object>
  return Object.keys({ ...data, ...binaryData })
}
const wrong = (files: unknown, props: object = {}): string[] =>
  complaintsOf((chart) => ConfigMap.fromFiles(chart, 'files', files as string, props)).map((each) => each.replaceAll(folder, 'FOLDER'))

describe('files of a folder', () => {
  it('are all taken, text as text and the rest as bytes', () => {
    expect(keysOf()).toEqual(['.hidden', 'README.md', 'a.conf', 'b.conf', 'logo.png'])
    expect(bodyOf('ConfigMap', (chart) => ConfigMap.fromFiles(chart, 'files', folder, { include: ['a.*', '*.png'] }))).toEqual({
      data: { 'a.conf': 'of a.conf\n' },
      binaryData: { 'logo.png': 'iVD/' },
    })
  })

  it.each([
    [{ include: ['*.conf'] }, ['a.conf', 'b.conf']],
    [{ include: ['?.conf', 'logo.{png,svg}'] }, ['a.conf', 'b.conf', 'logo.png']],
    [{ ignore: ['.*', '*.md'] }, ['a.conf', 'b.conf', 'logo.png']],
    [{ include: ['*.conf'], ignore: ['a*'] }, ['b.conf']],
  ])('%j', (props, keys) => expect(keysOf(props)).toEqual(keys))

  it('take the other props of a ConfigMap', () => {
    expect(
      bodyOf('ConfigMap', (chart) =>
        ConfigMap.fromFiles(chart, 'files', folder, { include: ['a.conf'], immutable: true, rollOnChange: false }),
      ),
    ).toMatchObject({ immutable: true })
  })
})

describe('files by key', () => {
  it('are taken under it, and known by it', () => {
    const body = bodyOf('ConfigMap', (chart) => {
      ConfigMap.fromFiles(chart, 'files', { 'nginx.conf': at('a.conf'), logo: at('logo.png') }).key('nginx.conf')
    })
    expect(body).toEqual({ data: { 'nginx.conf': 'of a.conf\n' }, binaryData: { logo: 'iVD/' } })
    expect(complaintsOf((chart) => ConfigMap.fromFiles(chart, 'f', { a: at('a.conf') }).key('b' as 'a'))[0]).toContain('has no key "b"')
  })
})

describe('what is wrong with files is told', () => {
  it('a folder, a file or a pattern that finds nothing', () => {
    expect(wrong(at('none'))[0]).toMatch(
      /^configuration\/missing-file shop\/files -: the folder FOLDER\/none is not there -> a relative path/,
    )
    expect(wrong(at('a.conf'))[0]).toMatch(/^configuration\/missing-file .*the folder FOLDER\/a.conf cannot be read: ENOTDIR/)
    expect(wrong({ a: at('none.conf') })[0]).toMatch(/the file FOLDER\/none.conf is not there/)
    expect(wrong(folder, { include: ['*.yaml', '*.conf'] })).toEqual([
      'configuration/missing-file shop/files -: no file of FOLDER is called *.yaml -> it has .hidden, README.md, a.conf, b.conf, inner, logo.png',
    ])
  })

  it('a link that leads nowhere', () => {
    symlinkSync(at('nowhere'), at('link'))
    expect(wrong(folder)).toEqual([expect.stringContaining('the file FOLDER/link is not there')])
    expect(wrong(folder, { ignore: ['link'] })).toEqual([])
    rmSync(at('link'))
  })

  it('a name that is no key', () => {
    writeFileSync(at('my file.txt'), 'x')
    expect(wrong(folder)).toEqual([
      'props/invalid shop/files -: the name of the file "FOLDER/my file.txt" is no key: it must be letters, digits, "-", "_" or ".", and not begin with ".." -> rename it, ignore it, or give each file its key: { key: path }',
    ])
    rmSync(at('my file.txt'))
  })

  it('more than 1 MiB, of one file or of all together, without reading it', () => {
    writeFileSync(at('large'), '')
    truncateSync(at('large'), 5 * 1024 ** 3)
    expect(wrong({ large: at('large') })).toEqual([
      'api/size shop/files -: the file FOLDER/large has 5368709120 bytes, and a ConfigMap takes at most 1048576 -> put it into an image or a volume, or leave it out',
    ])
    truncateSync(at('large'), 1024 * 1024)
    expect(wrong({ large: at('large') })).toEqual([])
    expect(wrong({ large: at('large'), a: at('a.conf') })[0]).toContain(
      'holds 1048586 bytes, and Kubernetes takes at most 1048576; the largest: large with 1048576, a with 10',
    )
    rmSync(at('large'))
  })

  it.each([
    [3, {}, 'files: must be an object, and is 3'],
    ['', {}, 'files: must not be empty'],
    [{ 'a b': 'x' }, {}, 'files["a b"]: the key "a b" must be letters'],
    [{ a: 3 }, {}, 'files.a: must be a text, and is 3'],
    ['.', { include: ['a/*.conf'] }, 'include[0]: "a/*.conf" must be a name without "/"'],
    ['.', { include: [] }, 'include: must not be empty'],
    ['.', { ignore: ['{a'] }, 'ignore[0]: "{a" has a brace that is no part of a choice'],
    ['.', { includ: ['*'] }, 'includ: is no prop here -> did you mean include?'],
    [{ a: 'package.json' }, { include: ['*'] }, 'include: stands beside files by key'],
    ['.', null, '-: must be an object, and is null'],
  ])('%j with %j', (files, props, message) => {
    const complaints = wrong(files, props as object)
    expect(complaints.join('\n')).toContain(message)
    expect(complaints).toHaveLength(1)
  })
})

describe('a pattern', () => {
  const name = fc.stringMatching(/^[a-zA-Z0-9._+()[\]^$ -]{1,12}$/)

  it('without signs of its own fits its own text only', () => {
    fc.assert(fc.property(name, name, (one, other) => matcher(one)(other) === (one === other)))
  })

  it('fits what begins and ends as it says', () => {
    fc.assert(
      fc.property(name, name, name, (start, middle, end) => {
        expect(matcher(`${start}*${end}`)(start + middle + end)).toBe(true)
        expect(matcher(`${start}*`)(`x${start}`)).toBe(`x${start}`.startsWith(start))
        expect(matcher(`${start}?${end}`)(start + end)).toBe(false)
        expect(matcher(`{${start},${end}}`)(start)).toBe(true)
        expect(matcher(`{${start},${end}}`)(middle)).toBe(middle === start || middle === end)
      }),
    )
  })

  it('with braces must be a choice', () => {
    expect(['a', '*.{a,b}', '{a,b}{c,d}', '{a,}'].map(patternRule)).toEqual([undefined, undefined, undefined, undefined])
    for (const bad of ['', 'a/b', '{a}', '{a', 'a}', '{a,{b,c}}']) expect(patternRule(bad)).toBeTypeOf('string')
  })
})
