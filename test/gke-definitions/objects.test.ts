import { describe, expect, it } from 'vitest'
import { render } from '../../src/app/render.js'
import { blocksOf, exampleBlocksOf, pages, sources } from '../docs/support/blocks.js'
import { identityOf, parseManifests } from '../support/manifests.js'
import { stacksHandover } from '../support/stacks.js'
import { mutantsOf, type PublishedObject, staysValid } from './mutants.js'
import { isOfGke, kindOf, problemsOf, schemaOf } from './problems.js'
import { declaredKinds, publishedKinds } from './published.js'

const inDocs = [...pages.map((page) => blocksOf(page)), ...sources.map(exampleBlocksOf)]
  .flat()
  .filter(({ language }) => language === 'yaml')
  .map(({ file, line, text }) => ({ place: `${file}:${line}`, text }))
const inStacks = render(await stacksHandover()).files.map(({ path, text }) => ({ place: `dist/${path}`, text }))
const objects = [...inStacks, ...inDocs].flatMap(({ place, text }) =>
  parseManifests(text)
    .filter(isOfGke)
    .map((object) => [`${identityOf(object)} in ${place}`, object as unknown as PublishedObject] as const),
)

/** Kinds that no stack deploys: they choose nodes of one cluster. */
const inNoStack: readonly string[] = ['ComputeClass']

describe('the objects of GKE that the stacks render and the pages show', () => {
  it.each([...publishedKinds, ...declaredKinds].map(({ kind }) => kind))('have a %s', (kind) => {
    const places = objects.filter(([, object]) => object.kind === kind).map(([name]) => name)
    if (!inNoStack.includes(kind)) expect(places).toContainEqual(expect.stringContaining('in dist/'))
    expect(places).toContainEqual(expect.stringContaining('in docs/'))
  })

  it.each(objects)('%s is what GKE publishes, and no broken twin of it is', (_, object) => {
    expect(problemsOf(object)).toEqual([])
    const kind = kindOf(object)!
    const twins = mutantsOf(object, schemaOf(kind)).filter(({ change }) => !staysValid[change])
    expect(new Set(twins.map(({ change }) => change))).toContain('another type')
    expect(twins.filter(({ object: twin }) => problemsOf(twin).length === 0)).toEqual([])
  })
})
