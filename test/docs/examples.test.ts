import { expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Manifest } from '../../src/model/model.js'
import { identityOf, parseManifests } from '../support/manifests.js'
import type { Block } from './support/blocks.js'
import { compile } from './support/compile.js'
import { type Outcome, run } from './support/run.js'
import { allSnippets, type Snippet } from './support/snippets.js'

// What an example may leave out, and what follows it:
// - every exported name, and those of fixtures.ts (`app`, `chart`, …), are there without import; an App of its own calls synth();
// - what uses Pulumi runs in an engine of its own, with the project `demo` at Google Cloud, and its objects are those that it deploys;
// - ```ts continued``` goes on where the block before it ended, and shows only the objects that it makes or changes;
// - ```yaml``` is what it renders, all of it; ```yaml excerpt``` is only some of its objects, but those whole;
// - ```yaml control-plane``` and ```text control-plane``` are the one file of the control plane with the ending .conf, and that of the flags.
// - ```console``` is what the run prints to stderr; ```text files``` lists the files; ```yaml shop/kustomization.yaml``` is that file, all of it.
// Any of them with the word `unproven` is only read.
const snippets = allSnippets()
const problems = compile(snippets)

it.each(snippets.map((snippet, index) => [placeOf(snippet), snippet, problems[index]!] as const))(
  '%s compiles, runs, and gives what the page says',
  async (_, snippet, errors) => {
    expect(errors).toEqual([])
    const { block, before, output, shown } = snippet
    const outcome = await run(before + block.text, snippet)
    if (output?.language === 'console') expect(outcome.printed).toBe(output.text.trimEnd())
    else {
      const secretsOnly = outcome.objects.length > 0 || !outcome.printed.includes('error')
      expect(secretsOnly, outcome.printed).toBe(true)
    }
    for (const file of shown)
      expect(outcome.contents.get(file.words.find((word) => word.includes('.'))!), placeOf({ block: file })).toBe(file.text)
    if (output?.words.includes('control-plane')) expect(fileOf(outcome, output.language)).toEqual(partOf(output))
    else if (output?.language === 'text') expect(outcome.files).toEqual(output.text.trimEnd().split('\n'))
    else if (output?.language === 'yaml') await compare(snippet, outcome, parseManifests(output.text))
  },
)

const endings: Readonly<Record<string, RegExp>> = { yaml: /\.conf(\.template)?$/, text: /\.flags$/ }

/** What one file of the control plane holds. */
function fileOf({ controlPlane }: Outcome, language: string): unknown {
  const { text } = controlPlane.find(({ path }) => endings[language]!.test(path))!
  return partOf({ language, text })
}

function partOf({ language, text }: Pick<Block, 'language' | 'text'>): unknown {
  return language === 'yaml' ? parse(text) : text
}

async function compare({ output, before, ...snippet }: Snippet, outcome: Outcome, expected: readonly Manifest[]): Promise<void> {
  const earlier = before === '' ? [] : (await run(before, { ...snippet, before: '', output: undefined, shown: [] })).objects
  const known = new Set(earlier.map((object) => JSON.stringify(object)))
  const shown = outcome.objects.filter((object) => !known.has(JSON.stringify(object)))
  const names = new Set(expected.map(identityOf))
  expect(output!.words.includes('excerpt') ? shown.filter((object) => names.has(identityOf(object))) : shown).toEqual(expected)
}

function placeOf({ block }: Pick<Snippet, 'block'>): string {
  return `${block.file}:${block.line}`
}
