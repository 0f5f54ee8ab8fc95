import { describe, expect, it } from 'vitest'
import { digestProblem, repositoryProblem, tagProblem } from '../../src/kubernetes/image-name.js'

describe('the name of an image', () => {
  it.each([
    'nginx',
    'library/nginx',
    'example/my_server',
    'example/my__server',
    'example/my---server',
    'localhost:5000/x',
    'Registry.example.com/x',
    'europe-west1-docker.pkg.dev/demo/shop/server',
    '[::1]:5000/x',
    'a.b.c',
  ])('is %s', (name) => expect(repositoryProblem(name)).toBeUndefined())

  it.each(['', 'a:1', 'a@b', '/a', 'a/', 'a//b', 'a_', '-a', 'a..b', 'a b', 'https://example.com/a', 'ä'])('is not %j', (name) =>
    expect(repositoryProblem(name)).toMatch(/is no name/),
  )

  it('has no capital letters but in the host', () => {
    expect(repositoryProblem('example/Server')).toMatch(/capital/)
    expect(repositoryProblem('Example.com/server')).toBeUndefined()
  })
})

it.each(['1', 'v1.2.3', '_a', 'A-b_c.d', 'x'.repeat(128)])('%s is a tag', (tag) => expect(tagProblem(tag)).toBeUndefined())
it.each(['', '.a', '-a', 'a:b', 'a/b', 'a+b', 'x'.repeat(129)])('%j is no tag', (tag) => expect(tagProblem(tag)).toMatch(/tag/))

it.each([`sha256:${'0a'.repeat(32)}`, `sha512:${'0a'.repeat(64)}`])('%s is a digest', (digest) =>
  expect(digestProblem(digest)).toBeUndefined(),
)
it.each(['', 'x', 'sha256:', `sha256:${'0A'.repeat(32)}`, `sha256:${'0a'.repeat(31)}`, `sha256:${'0a'.repeat(33)}`, '0a'.repeat(32)])(
  '%j is no digest',
  (digest) => expect(digestProblem(digest)).toMatch(/digest/),
)
