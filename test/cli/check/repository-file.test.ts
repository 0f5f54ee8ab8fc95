import { expect, it } from 'vitest'
import { repositoryFile } from '../../../src/cli/check/repository-file.js'

it.each([
  ['a.yaml', undefined, 'a.yaml'],
  ['/work/shop/deploy/a.yaml', undefined, 'deploy/a.yaml'],
  ['../a.yaml', undefined, '/work/a.yaml'],
  ['..a/b.yaml', undefined, '..a/b.yaml'],
  ['a.yaml', '/work', 'shop/a.yaml'],
  ['../a.yaml', '/work', 'a.yaml'],
  ['a.yaml', '/elsewhere', 'a.yaml'],
  ['/tmp/a.yaml', '/work', '/tmp/a.yaml'],
  ['a.yaml', '', 'a.yaml'],
])('%s in /work/shop, with %s checked out, is %s', (file, checkout, name) => {
  expect(repositoryFile(file, { GITHUB_WORKSPACE: checkout }, '/work/shop')).toBe(name)
})
