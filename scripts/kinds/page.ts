import { isBuiltInApiVersion } from '../../src/kubernetes/schema/schema.js'
import { newestMinor } from '../../src/kubernetes/versions.js'
import { count, format } from './compare.js'
import type { Fields } from './fields.js'
import type { StackLines } from './lines.js'
import { nameOf, type Row, type Table } from './table.js'

/** The page `docs/kinds.md`. */
export function writePage({ kinds, pods, metadata }: Table, stacks: readonly StackLines[]): string {
  const builtIn = kinds.filter(({ kind }) => isBuiltInApiVersion(versionOf(kind)))
  const custom = kinds.filter((row) => !builtIn.includes(row))
  const counted = [...kinds, pods]
  const sum = (part: 'typed' | 'missing'): number => counted.reduce((all, { fields }) => all + (fields ? count(fields[part]) : 0), 0)
  const common = [...metadata].flatMap(([name, of]) => (of.length > 1 ? [name] : []))
  const rare = [...metadata].flatMap(([name, of]) => (of.length === 1 ? [[name, of[0]!] as const] : []))
  return `${[
    '# Kinds, and how their fields are reached',
    '',
    `Steersman writes ${kinds.length} kinds: ${builtIn.length} of Kubernetes ${newestMinor} and ${custom.length} of operators. Of their fields, ${sum('typed')} are set by props or by the construct itself, and ${sum('missing')} only by \`override\`, which takes every field. Any other kind is a [Manifest](constructs/manifest.md).`,
    '',
    'How this is known: `npm run kinds` writes this page, and a test fails when it is not what that would write.',
    '',
    `- The fields of a kind are those of the OpenAPI document of Kubernetes ${newestMinor}; those of an operator are in the definition that its makers publish.`,
    '- A field is in the column of props when a program in [`test/cluster/constructs`](../test/cluster/constructs), read without its overrides, writes it. A real API server takes these programs, but for PodMonitoring, and both engines give the same objects.',
    '- A field is in the column of `override` when none of these programs, no stack and no example of [the constructs](constructs) writes it, and no prop of the construct has its name. Where a prop has that name for another field, this was looked at by hand.',
    '- Three levels are told apart below `spec`, and of kinds without one, three from the top. A field of which nothing is written, or whose prop takes the whole type, stands for what is below it. `status` is left out. `template` is told once, under [pods](#pods); `jobTemplate` has the fields of a Job, and `volumeClaimTemplates` those of a PersistentVolumeClaim.',
    '',
    `\`metadata\` is the same for all: ${words(common)} come from the id, the chart or props${rare.map(([name, kind]) => `, and so do the \`${name}\` of ${nameOf(kind).split(' ')[0]}`).join('')}; the rest has \`override\`.`,
    '',
    '## Kinds of Kubernetes',
    '',
    ...tableOf(builtIn),
    '',
    '## Pods',
    '',
    `The \`spec\` of a Pod, and of the pods of ${words(pods.constructs.filter((name) => name !== 'Pod'))}. The restart policy and the deadline are set where the kind takes them. Init containers have the fields of containers, and \`restartPolicy\`.`,
    '',
    ...podTable(pods),
    '',
    '## Kinds of operators',
    '',
    ...tableOf(custom),
    '',
    'An [EncryptionConfiguration](constructs/encryption-configuration.md) is no object, but a file of the control plane.',
    '',
    '## How long the stacks are',
    '',
    'Lines that are neither blank nor comments, of the programs in [`src/stacks`](../src/stacks) with the props they are given, and of the same written by hand in [`test/expected`](../test/expected), without `---`.',
    '',
    '| stack | TypeScript | YAML by hand |',
    '|---|--:|---|',
    ...stacks.map(({ name, typescript, yaml }) => `| \`${name}\` | ${typescript} | ${yamlOf(yaml)} |`),
    `| all | ${total(stacks.map(({ typescript }) => typescript))} | ${total(stacks.flatMap(({ yaml }) => yaml.map(({ lines }) => lines)))} |`,
  ].join('\n')}\n`
}

function tableOf(rows: readonly Row[]): string[] {
  return [
    '| kind | construct | props | only `override` |',
    '|---|---|---|---|',
    ...rows.map(({ kind, constructs, fields, written }) => {
      const { apiVersion: _, kind: __, metadata: ___, ...own } = written
      if (kind === 'v1/Pod') return '| Pod<br>v1 | [Pod](constructs/pod.md) | [below](#pods) | [below](#pods) |'
      const typed = fields ? cell(fields.typed) : cell(topOf(own))
      const missing = fields ? cell(fields.missing) : 'its definition is not published where it can be read'
      return `| ${nameOf(kind).replace(' ', '<br>')} | ${constructs.map(linkOf).join(', ')} | ${typed} | ${missing} |`
    }),
  ]
}

function podTable({ fields }: Row): string[] {
  const { typed, missing } = fields!
  const row = (name: string, props: Fields, rest: Fields): string => `| ${name} | ${cell(props)} | ${cell(rest)} |`
  const { containers: typedContainers = {}, volumes: typedVolumes = {}, ...typedPod } = typed
  const { containers: missingContainers = {}, volumes: missingVolumes = {}, ...missingPod } = missing
  return [
    '| part | props | only `override` |',
    '|---|---|---|',
    row('the pod', typedPod, missingPod),
    row('`containers`', typedContainers, missingContainers),
    row('`volumes`', typedVolumes, missingVolumes),
  ]
}

/** Fields of `spec` without saying so, and what stands beside it. */
function cell({ spec, ...beside }: Fields): string {
  const shown = spec && Object.keys(spec).length > 0 ? { ...spec, ...beside } : { ...(spec && { spec }), ...beside }
  return Object.keys(shown).length === 0 ? '–' : `${count(shown)}: ${format(shown)}`
}

/** What is written of a kind whose fields nobody publishes: the first levels. */
function topOf(fields: Fields, levels = 3): Fields {
  return levels === 0 ? {} : Object.fromEntries(Object.entries(fields).map(([name, inner]) => [name, topOf(inner, levels - 1)] as const))
}

const versionOf = (kind: string): string => kind.slice(0, kind.lastIndexOf('/'))
const linkOf = (name: string): string => `[${name}](constructs/${name.replaceAll(/(?<=.)[A-Z]/g, '-$&').toLowerCase()}.md)`
const total = (all: readonly number[]): number => all.reduce((sum, each) => sum + each, 0)

function yamlOf(yaml: StackLines['yaml']): string {
  const sum = total(yaml.map(({ lines }) => lines))
  return yaml.length === 1 ? String(sum) : `${sum} in ${yaml.length} files`
}

function words(names: readonly string[]): string {
  const all = names.map((name) => `\`${name}\``)
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}
