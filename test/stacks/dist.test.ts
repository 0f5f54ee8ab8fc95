import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { render } from '../../src/app/render.js'
import { contentOf } from '../../src/engines/yaml/ownership.js'
import { stacksHandover } from '../support/stacks.js'

const dist = new URL('../../dist', import.meta.url).pathname

it('dist/ is what the stacks render now', async () => {
  const { files: manifests, controlPlane } = render(stacksHandover())
  const files = [...manifests, ...controlPlane.files]
  const found = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(found.map(({ parentPath, name }) => relative(dist, join(parentPath, name))).sort()).toEqual(files.map(({ path }) => path).sort())
  for (const file of files) expect(readFileSync(join(dist, file.path)).equals(contentOf(file.path, file.text)), file.path).toBe(true)
})
