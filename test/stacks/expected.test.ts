import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { render } from '../../src/app/render.js'
import { identityOf, parseManifests, readManifests } from '../support/manifests.js'
import { stacksHandover } from '../support/stacks.js'

const folder = new URL('../expected', import.meta.url).pathname
const { files, controlPlane } = render(stacksHandover())
const rendered = new Map(files.map(({ path, text }) => [basename(path, '.k8s.yaml'), parseManifests(text)]))

describe('the rendered stacks equal the YAML that was written by hand', () => {
  it('for every stack there is one', () => {
    expect([...rendered.keys()].sort()).toEqual(
      readdirSync(folder)
        .filter((file) => file.endsWith('.yaml'))
        .map((file) => basename(file, '.yaml'))
        .sort(),
    )
  })

  describe.each([...rendered.keys()])('%s', (stack) => {
    const expected = readManifests(join(folder, `${stack}.yaml`))
    const actual = rendered.get(stack)!

    it('has the same objects in the same order', () => {
      expect(actual.map(identityOf)).toEqual(expected.map(identityOf))
    })

    it.each(expected.map((manifest) => [identityOf(manifest), manifest] as const))(
      '%s is the same, value for value',
      (identity, manifest) => {
        expect(actual.find((each) => identityOf(each) === identity)).toEqual(manifest)
      },
    )
  })
})

describe('the files of the control plane equal those that were written by hand', () => {
  const byName = new Map(controlPlane.files.map(({ path, text }) => [basename(path), text]))
  const read = (name: string): string => readFileSync(join(folder, 'control-plane', name), 'utf8')

  it('for every file there is one', () => {
    expect([...byName.keys()].sort()).toEqual(readdirSync(join(folder, 'control-plane')).sort())
  })

  it('the configuration of the encryption is the same, value for value', () => {
    const name = 'encryption-configuration.conf'
    expect(parse(byName.get(name)!)).toEqual(parse(read(name)))
  })

  it('the flags are the same, one a line', () => {
    const name = 'kube-apiserver.flags'
    const flagsOf = (text: string): string[] => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    expect(flagsOf(byName.get(name)!)).toEqual(flagsOf(read(name)))
  })
})
