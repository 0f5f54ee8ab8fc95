import type { Chart } from 'cdk8s'
import { describe, expect, it } from 'vitest'
import { Deployment, type ImageParts, ref } from '../../../src/index.js'
import { complaintsOf, manifestOf } from '../synth.js'

const digest = `sha256:${'0a'.repeat(32)}` as const
const token = ref({ get: () => digest, apply: () => undefined })
const deploy =
  (image: unknown) =>
  (chart: Chart): void =>
    void new Deployment(chart, 'a', { container: { image: image as ImageParts }, initContainers: { b: { image: image as ImageParts } } })

describe('an image by its parts', () => {
  it.each<[ImageParts, string]>([
    [{ name: 'example/server', tag: '1.4.2' }, 'example/server:1.4.2'],
    [{ name: 'localhost:5000/server', digest }, `localhost:5000/server@${digest}`],
    [{ name: 'server', tag: '1', digest }, `server:1@${digest}`],
    [{ name: 'server', digest: token }, `server@${token}`],
  ])('%j', (image, text) => {
    const { template } = manifestOf('Deployment', deploy(image)).spec as unknown as {
      template: { spec: Record<'containers' | 'initContainers', { image: string }[]> }
    }
    expect([template.spec.containers[0]!.image, template.spec.initContainers[0]!.image]).toEqual([text, text])
  })

  it.each([
    [{ name: 'server' }, 'container.image: has neither tag nor digest -> add tag'],
    [{ tag: '1' }, 'container.image: name is missing -> add name'],
    [{ name: 'server:1', tag: '1' }, 'container.image.name: "server:1" is no name of an image'],
    [{ name: 'Server', tag: '1' }, 'container.image.name: "Server" has capital letters'],
    [{ name: 'server', tag: '' }, 'container.image.tag: "" is no tag'],
    [{ name: 'server', tag: 1 }, "container.image.tag: must be a tag such as '1.4.2', and is 1"],
    [{ name: 'server', digest: 'sha256:abc' }, 'container.image.digest: "sha256:abc" is no digest'],
    [{ name: 'server', tag: '1', sha: 'x' }, 'container.image'],
  ])('%j is refused', (image, part) => {
    const [first, second] = complaintsOf(deploy(image))
    expect(first).toContain(part)
    expect(second).toContain('initContainers.b.image')
  })
})
