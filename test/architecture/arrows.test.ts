import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const source = resolve(import.meta.dirname, '../../src')

/** Which rooms a room may import; what is not here is a new room that belongs into this list. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  findings: [],
  kubernetes: [],
  tree: ['findings'],
  props: ['findings', 'kubernetes', 'tree'],
  constructs: ['findings', 'kubernetes', 'tree', 'props'],
  model: ['findings', 'kubernetes', 'tree', 'clusters'],
  clusters: ['findings', 'kubernetes', 'tree', 'props'],
  checks: ['findings', 'kubernetes', 'model'],
  'engines/yaml': ['model'],
  'engines/pulumi': ['findings', 'kubernetes', 'tree', 'props', 'model', 'checks', 'clusters'],
  app: ['findings', 'kubernetes', 'tree', 'props', 'clusters', 'constructs', 'model', 'checks', 'engines/yaml'],
  gke: ['findings', 'kubernetes', 'tree', 'props', 'constructs', 'clusters', 'engines/pulumi'],
  interop: ['constructs'],
  cli: ['findings', 'kubernetes', 'tree', 'model', 'checks', 'engines/yaml', 'app'],
  stacks: [],
}

interface Import {
  readonly from: string
  readonly to: string
}

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
}

function roomOf(file: string): string {
  const path = relative(source, file)
  return Object.keys(arrows).find((room) => path.startsWith(`${room}/`)) ?? path
}

function importsOf(file: string): Import[] {
  return ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles.map(({ fileName }) => ({
    from: file,
    to: fileName.startsWith('.') ? resolve(dirname(file), fileName.replace(/\.js$/, '.ts')) : fileName,
  }))
}

const imports = files(source).flatMap(importsOf)

describe('data flows one way', () => {
  it('every file lives in a known room', () => {
    expect(
      files(source)
        .map(roomOf)
        .filter((room) => !(room in arrows)),
    ).toEqual(['index.ts'])
  })

  it('rooms import only what the design allows', () => {
    const wrong = imports
      .filter(({ from, to }) => to.startsWith('/') && from !== join(source, 'index.ts'))
      .map(({ from, to }) => ({ from: roomOf(from), to: roomOf(to), file: relative(source, from) }))
      .filter(({ from, to }) => from !== to && !arrows[from]!.includes(to))
    expect(wrong).toEqual([])
  })

  it('stacks use the public entry points only', () => {
    const outside = imports
      .filter(({ from, to }) => roomOf(from) === 'stacks' && !to.startsWith(join(source, 'stacks')))
      .map(({ to }) => to)
    const entries = ['steersman', 'steersman/gke', 'steersman/pulumi', 'constructs', '@pulumi/pulumi']
    expect(outside.filter((each) => !entries.includes(each))).toEqual([])
  })

  it('nothing of Pulumi is imported for YAML', () => {
    const behindTheDoor = ['engines/pulumi', 'gke']
    const opens = ({ to }: Import): boolean => /^(@pulumi|steersman\/(pulumi|gke))/.test(to)
    const production = join(source, 'stacks/production/')
    expect(
      imports.filter((each) => opens(each) && !behindTheDoor.includes(roomOf(each.from)) && !each.from.startsWith(production)),
    ).toEqual([])
  })
})
