import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { render } from '../../src/app/render.js'
import { identityOf, parseManifests, readManifests } from '../support/manifests.js'
import { stacksHandover } from '../support/stacks.js'

const folder = new URL('../expected', import.meta.url).pathname
const rendered = new Map(render(stacksHandover()).files.map(({ path, text }) => [basename(path, '.k8s.yaml'), parseManifests(text)]))

describe('the rendered stacks equal the YAML that was written by hand', () => {
  it('for every stack there is one', () => {
    expect([...rendered.keys()].sort()).toEqual(
      readdirSync(folder)
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
