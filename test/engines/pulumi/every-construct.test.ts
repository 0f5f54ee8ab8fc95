import { output } from '@pulumi/pulumi'
import { App, Chart, SteersmanError } from 'steersman'
import { deploy } from 'steersman/pulumi'
import { describe, expect, it } from 'vitest'
import { render } from '../../../src/app/render.js'
import { classOf } from '../../../src/engines/pulumi/objects/resource-class.js'
import { isBuiltInApiVersion } from '../../../src/kubernetes/schema/schema.js'
import type { Manifest } from '../../../src/model/model.js'
import { groups, unasked } from '../../cluster/constructs/groups.js'
import { deploymentValues, Fixtures } from '../../docs/support/fixtures.js'
import { appsOf } from '../../docs/support/run.js'
import { allSnippets, type Snippet } from '../../docs/support/snippets.js'
import { plain, run } from '../../pulumi-engine/index.js'
import { constructClasses } from '../../support/construct-classes.js'
import { identityOf, parseManifests } from '../../support/manifests.js'
import { provider, told } from './support.js'

/** An App that goes both ways. */
interface Program {
  /** That of the deployment, which begins the name of each resource. */
  readonly name: string
  readonly app: App
}

/**
 * The programs in which the cluster tier sets every prop of every construct, and of the pages the examples of what the engines treat by
 * ways of their own: values known only at deployment, Secrets, what is refused, and constructs of cdk8s.
 */
async function allPrograms(): Promise<Program[]> {
  const { address, size } = deploymentValues
  const programs: Program[] = []
  for (const snippet of allSnippets().filter(isSpecial)) {
    const { file, line } = snippet.block
    const apps = await appsOf(snippet.before + snippet.block.text, snippet, new Fixtures(output(address), output(size)))
    for (const [part, app] of apps.entries()) programs.push({ name: `${file.replaceAll('/', '-')}:${line}-${part}`, app })
  }
  for (const { name, program } of [...groups, ...unasked]) {
    const app = new App()
    program(new Chart(app, 'shop', { namespace: name }))
    programs.push({ name, app })
  }
  return programs
}

const isSpecial = ({ free, output: shown }: Snippet): boolean =>
  shown?.language === 'console' || ['address', 'size', 'ref', 'kplus', 'Secret'].some((name) => free.has(name))

/** What the files of an App hold, Secrets with values too, read as any tool reads them; the error where it is refused. */
function filesOf(app: App): readonly Manifest[] | SteersmanError {
  const handover = app.handover()
  const secrets = handover.model.objects.filter(({ manifest }) => manifest.kind === 'Secret')
  const plainTextSecrets = secrets.map(({ manifest: { metadata } }) => [metadata.namespace ?? [], metadata.name].flat().join('/'))
  try {
    return parseManifests(render(handover, { values: deploymentValues, plainTextSecrets }).stream)
  } catch (error) {
    if (SteersmanError.is(error)) return error
    throw error
  }
}

/** The error with which something is refused. */
function refusalOf(act: () => unknown): SteersmanError | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    if (SteersmanError.is(error)) return error
    throw error
  }
}

describe('what a program says goes both ways', async () => {
  const programs: Program[] = []
  const files = new Map<string, readonly Manifest[] | SteersmanError>()
  const refusals = new Map<string, SteersmanError | undefined>()
  const result = await run({
    program: async () => {
      programs.push(...(await allPrograms()))
      const kubernetes = provider()
      for (const { name, app } of programs) {
        files.set(name, filesOf(app))
        refusals.set(
          name,
          refusalOf(() => deploy(name, app, { provider: kubernetes })),
        )
      }
    },
  })
  const objects = result.registrations.filter(({ type }) => type.startsWith('kubernetes:'))

  it('to an end', () => {
    expect(told(result)).not.toContain('error')
    expect(result.succeeded).toBe(true)
  })

  it.each(programs.map((program) => [program.name, program] as const))('%s', (name) => {
    const expected = files.get(name)!
    if (SteersmanError.is(expected)) return expect(refusals.get(name)?.message).toBe(expected.message)
    expect(refusals.get(name)).toBeUndefined()
    const registered = objects
      .filter((object) => object.name.startsWith(`${name}/`))
      .map(({ inputs }) => plain(inputs) as never as Manifest)
    expect(byIdentity(registered)).toEqual(byIdentity(expected))
  })

  it('as a resource of its kind, and as a CustomResource where Kubernetes itself has no such kind', () => {
    for (const { type, inputs } of objects) {
      const { apiVersion, kind } = plain(inputs) as never as Manifest
      expect(type).toBe(`kubernetes:${apiVersion === 'v1' ? 'core/v1' : apiVersion}:${kind}`)
      expect(classOf(apiVersion, kind) !== undefined, `${apiVersion} ${kind}`).toBe(isBuiltInApiVersion(apiVersion))
    }
  })

  it('by every construct', () => {
    const registered = new Set(objects.map(({ name }) => name))
    const constructs = programs.flatMap(({ name, app }) =>
      app.node.findAll().flatMap((construct) => (registered.has(`${name}/${construct.node.path}`) ? [construct.constructor.name] : [])),
    )
    const missing = constructClasses().filter((name) => !constructs.includes(name))
    // EncryptionConfiguration is no object but a file, which only the machines of the control plane can take.
    expect(missing).toEqual(['EncryptionConfiguration'])
  })
})

function byIdentity(manifests: readonly Manifest[]): Readonly<Record<string, Manifest>> {
  const entries = manifests.map((manifest) => [identityOf(manifest), manifest] as const)
  expect(new Set(entries.map(([identity]) => identity)).size).toBe(entries.length)
  return Object.fromEntries(entries)
}
