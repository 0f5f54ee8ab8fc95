import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { constructClasses } from '../support/construct-classes.js'
import { type Block, blocksOf, pages, read, root, sources } from './support/blocks.js'

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

it('the README opens with the two lines that set up and test', () => {
  const [title, , ...rest] = read('README.md').split('\n')
  expect(title).toBe('# Steersman')
  expect(rest[0]).toBe('```sh')
  expect(commandsOf(blocksOf('README.md')[0]!)).toEqual(['npm ci && npm run synth', 'npm test'])
})

it('every script and command of a shell block exists', () => {
  const unknown = pages
    .flatMap((page) => blocksOf(page))
    .filter(({ language }) => language === 'sh')
    .flatMap(commandsOf)
    .filter((command) => {
      const script = /\bnpm (?:run )?(synth|test|bench|build|lint|types|[a-z:]+:[a-z:]+)\b/.exec(command)?.[1]
      const steer = /\bsteer ([a-z]+)/.exec(command)?.[1]
      return (
        (script !== undefined && !(script in scripts)) ||
        (steer !== undefined && ![`${steer}.ts`, steer].some((path) => existsSync(join(root, 'src/cli', path))))
      )
    })
  expect(unknown).toEqual([])
})

/** Where a kind is explained by those who made it: the last line of its page. */
const upstream = new RegExp(
  `^(${[
    'Kubernetes: .+https://kubernetes\\.io/docs/.+',
    'cert-manager: .+https://cert-manager\\.io/docs/.+',
    'GKE: .+https://cloud\\.google\\.com/.+/docs/.+',
    'Google Cloud: .+https://cloud\\.google\\.com/.+/docs/.+',
    'Prometheus Operator: .+https://prometheus-operator\\.dev/docs/.+',
    'Argo CD: .+https://argo-cd\\.readthedocs\\.io/.+',
    'External Secrets: .+https://external-secrets\\.io/latest/.+',
    'Sealed Secrets: .+https://github\\.com/bitnami-labs/sealed-secrets.+',
    'Secrets Store CSI driver: .+https://secrets-store-csi-driver\\.sigs\\.k8s\\.io/.+',
    'Flux: .+https://fluxcd\\.io/flux/.+',
  ].join('|')})$`,
  'm',
)

it('every construct has a page', () => {
  const kinds = constructClasses()
  expect(kinds.length).toBeGreaterThan(15)
  for (const kind of kinds) {
    const file = `docs/constructs/${kind.replaceAll(/(?<=.)[A-Z]/g, '-$&').toLowerCase()}.md`
    expect(pages).toContain(file)
    expect(read(file)).toMatch(new RegExp(`^# ${kind}\\n`))
    expect(read(file)).toMatch(upstream)
  }
})

it('every finding code of the source is explained, and no other', () => {
  const explained = [...read('docs/errors.md').matchAll(/^### `(.+)`$/gm)].map((match) => match[1]!)
  expect(explained.toSorted()).toEqual([...new Set(sources.flatMap(codesIn))].toSorted())
})

it('every link inside the repository leads to a file and a heading that are there', () => {
  const broken = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)]
      .filter(([, path, anchor]) => {
        const file = path === '' ? page : join(dirname(page), path!)
        return !existsSync(join(root, file)) || (anchor !== undefined && !anchorsOf(file).includes(anchor))
      })
      .map(([link]) => `${page}: ${link}`),
  )
  expect(broken).toEqual([])
})

/** The commands of a shell block, without comments. */
function commandsOf({ text }: Block): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/(?:^|\s+)#.*$/, ''))
    .filter((line) => line !== '')
}

/** Texts such as `wiring/port`, wherever they stand as a literal of their own. */
function codesIn(file: string): string[] {
  const codes: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return
    if (
      ts.isStringLiteral(node) &&
      /^(?:api|cluster|config|configuration|deploy|environment|file|init|model|output|program|props|secrets|values?|wiring)\/[a-z-]+$/.test(
        node.text,
      )
    )
      codes.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2022))
  return codes
}

/** The anchors of a page's headings, as GitHub names them. */
function anchorsOf(file: string): string[] {
  return [...read(file).matchAll(/^#+ (.+)$/gm)].map((match) =>
    match[1]!
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  )
}
