import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type * as Steersman from '../../src/index.js'

const root = resolve(import.meta.dirname, '../..')
const lib = join(root, 'lib')
type Package = typeof Steersman

let folder: string
let one: Package
let two: Package

beforeAll(async () => {
  if (!existsSync(join(lib, 'index.js'))) throw new Error('lib/ is missing: run npm run build')
  folder = mkdtempSync(join(tmpdir(), 'steersman-interop-'))
  for (const copy of ['one', 'two']) {
    const home = join(folder, 'node_modules', copy, 'node_modules')
    const place = join(home, 'steersman')
    mkdirSync(place, { recursive: true })
    cpSync(lib, join(place, 'lib'), { recursive: true })
    // Another version each, or the compiler takes them for one package.
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as object
    writeFileSync(join(place, 'package.json'), JSON.stringify({ ...manifest, version: `0.0.0-${copy}` }))
  }
  // Both stand on one cdk8s, as peers of a program do.
  for (const name of readdirSync(join(root, 'node_modules')).filter((each) => !each.startsWith('.')))
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  const load = (copy: string): Promise<Package> =>
    import(pathToFileURL(join(folder, 'node_modules', copy, 'node_modules/steersman/lib/index.js')).href) as Promise<Package>
  one = await load('one')
  two = await load('two')
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Everything handed to the other copy that can be. */
function program(outer: Package, inner: Package): InstanceType<Package['App']> {
  const app = new outer.App()
  const chart = new outer.Chart(app, 'shop', { namespace: new inner.Namespace(new inner.Chart(app, 'base'), 'shop') })
  const settings = new inner.ConfigMap(chart, 'settings', { data: { LOG_LEVEL: 'info' } })
  const password = inner.Secret.external(chart, 'password', { keys: ['PASSWORD'] })
  const disk = new inner.PersistentVolumeClaim(chart, 'disk', { storage: '1Gi', accessModes: ['ReadWriteOnce'] })
  const account = new inner.ServiceAccount(chart, 'robot')
  const server = new outer.Deployment(chart, 'server', {
    strategy: 'Recreate',
    serviceAccount: account,
    imagePullSecrets: [password],
    volumes: { more: { configMap: settings } },
    container: {
      image: 'example/server:1',
      ports: { http: 8080 },
      readinessProbe: { httpGet: { port: 'http', path: '/ready' } },
      env: { PASSWORD: password.key('PASSWORD'), LEVEL: settings.key('LOG_LEVEL') },
      envFrom: [settings.envFrom()],
      mounts: { '/data': disk.mount(), '/settings': settings.mount(), '/more': 'more' },
    },
  })
  const service = new inner.Service(chart, 'front', { selector: server, ports: { http: 80 } })
  new outer.Ingress(chart, 'web', { className: 'gce', gke: { cdn: true }, hosts: { '*': { '/': service, '/port': service.port('http') } } })
  new outer.Pod(chart, 'client', { container: { image: 'example/client:1', env: { PORT: service.port('http') } } })
  new outer.Role(chart, 'reader', { rules: [] }).bindTo(account)
  account.grant(['get'], server)
  const many = new outer.Deployment(chart, 'many', { container: { image: 'example/many:1' } })
  new inner.HorizontalPodAutoscaler(chart, 'scale', { target: many, maxReplicas: 3 })
  new inner.PodDisruptionBudget(chart, 'budget', { selector: many, maxUnavailable: 1 })
  return app
}

describe('two copies of the package in one program', () => {
  it('are two indeed', () => {
    expect(one.ConfigMap).not.toBe(two.ConfigMap)
    expect(Object.getPrototypeOf(one.Resource)).toBe(Object.getPrototypeOf(two.Resource))
  })

  it('render what one alone renders', () => {
    const expected = program(one, one).synthYaml()
    expect(expected.match(/^kind:/gm)?.length).toBeGreaterThan(12)
    expect(program(one, two).synthYaml()).toBe(expected)
    expect(program(two, one).synthYaml()).toBe(expected)
  })

  it('report the mistakes of both, with the lines of the program', () => {
    const build = (outer: Package, inner: Package): readonly Steersman.Finding[] => {
      const app = new outer.App({ profiles: [inner.defineProfile({ name: 'company', labels: { team: 'a' } })] })
      const chart = new inner.Chart(app, 'shop', { namespace: 'shop' })
      const other = new outer.Chart(app, 'other', { namespace: 'other' })
      const settings = new inner.ConfigMap(other, 'settings', { data: { 'no key!': 'x' } })
      new outer.Pod(chart, 'server', { container: { image: 'example/server:1', envFrom: [settings.envFrom()] } })
      const secret = inner.Secret.external(chart, 'password', { keys: ['A'] })
      new outer.Pod(chart, 'second', { container: { image: '', env: { B: secret.key('B' as 'A') } } })
      new outer.Pod(chart, 'third', { container: { image: 'example/server:1' }, volumes: { a: { secret: settings } } })
      try {
        app.synthYaml()
        return []
      } catch (error) {
        expect(one.SteersmanError.is(error)).toBe(true)
        expect(two.SteersmanError.is(error)).toBe(true)
        return (error as Steersman.SteersmanError).findings
      }
    }
    const told = (findings: readonly Steersman.Finding[]): string[] =>
      findings.map(({ path, code, message }) => `${path} ${code} ${message}`)
    const expected = told(build(one, one))
    expect(expected.length).toBeGreaterThanOrEqual(5)
    expect(told(build(one, two))).toEqual(expected)
    expect(told(build(two, one))).toEqual(expected)
    for (const { position } of build(one, two)) expect(position?.file).toContain('two-copies.test.ts')
  })

  it('fit each other as types', () => {
    const file = join(folder, 'program.mts')
    const names = Object.keys(one).filter((name) => /^[A-Z]/.test(name))
    const generic = `
import { App, Chart, ConfigMap, Deployment, Ingress, PersistentVolumeClaim, Pod, Role, Secret, ServiceAccount } from './node_modules/one/node_modules/steersman/lib/index.js'
import * as one from './node_modules/one/node_modules/steersman/lib/index.js'
import * as two from './node_modules/two/node_modules/steersman/lib/index.js'
const app = new App()
const chart = new Chart(app, 'shop', { namespace: new two.Namespace(new two.Chart(app, 'base'), 'shop'), profiles: [two.defineProfile({ name: 'none' })] })
const settings: ConfigMap<'a'> = new two.ConfigMap(chart, 'settings', { data: { a: 'b' } })
const server: Deployment<'http'> = new two.Deployment(chart, 'server', { container: { image: 'x', ports: { http: 80 } } })
const disk: PersistentVolumeClaim = new two.PersistentVolumeClaim(chart, 'disk', { storage: '1Gi', accessModes: ['ReadWriteOnce'] })
const other = new two.Deployment(chart, 'other', { container: { image: 'x', ports: { http: 80 } } })
const service: one.Service<'http'> = new two.Service(chart, 'front', { selector: server, ports: { http: 80 } })
const named = new one.Service(chart, 'named', { selector: other, ports: { http: 80 } }).port('http')
// @ts-expect-error still only its own ports
const wrong = new one.Service(chart, 'wrong', { selector: other, ports: { https: 443 } })
new one.PodDisruptionBudget(chart, 'budget', { selector: other, maxUnavailable: 1 })
new one.HorizontalPodAutoscaler(chart, 'scale', { target: other, maxReplicas: 2 })
void named; void wrong
const secret: one.SecretRef<'A'> = two.Secret.external(chart, 'secret', { keys: ['A'] })
new Pod(chart, 'pod', { serviceAccount: new two.ServiceAccount(chart, 'robot'), container: { image: 'x', env: { A: secret.key('A'), PORT: service.port('http') }, envFrom: [settings.envFrom()], mounts: { '/data': disk.mount() } } })
new Ingress(chart, 'web', { className: 'nginx', hosts: { '*': { '/': service, '/a': service.port('http') } } })
new Role(chart, 'reader', { rules: [] }).bindTo(new two.ServiceAccount(chart, 'second'))
void Secret; void ServiceAccount
${names.map((name) => `export const fits${name}: InstanceType<typeof one.${name}> = {} as InstanceType<typeof two.${name}>`).join('\n')}
`
    writeFileSync(file, generic)
    const compiler = ts.createProgram([file], {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      types: [],
    })
    const messages = ts.getPreEmitDiagnostics(compiler).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
    expect(messages).toEqual([])
    // Both were read, or this would prove nothing.
    const read = compiler.getSourceFiles().map(({ fileName }) => relative(folder, fileName))
    for (const copy of ['one', 'two'])
      expect(read.filter((each) => each.includes(`/${copy}/node_modules/steersman/`)).length).toBeGreaterThan(20)
  }, 60_000)
})

describe('the declarations of the package', () => {
  it('have no private, protected or # member in a public class', () => {
    const entry = join(lib, 'index.d.ts')
    const program = ts.createProgram([entry], {
      skipLibCheck: true,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      types: [],
    })
    const types = program.getTypeChecker()
    const hidden: string[] = []
    let classes = 0
    for (const symbol of types.getExportsOfModule(types.getSymbolAtLocation(program.getSourceFile(entry)!)!)) {
      const target = symbol.flags & ts.SymbolFlags.Alias ? types.getAliasedSymbol(symbol) : symbol
      if (!(target.flags & ts.SymbolFlags.Class)) continue
      classes++
      for (const member of types.getPropertiesOfType(types.getDeclaredTypeOfSymbol(target)))
        for (const declaration of member.declarations ?? []) {
          const modifiers = ts.getCombinedModifierFlags(declaration)
          const ours = declaration.getSourceFile().fileName.startsWith(lib)
          if (ours && modifiers & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) hidden.push(`${target.name}.${member.name}`)
        }
      for (const declaration of target.declarations ?? [])
        if (/^\s*(#|private |protected )/m.test(declaration.getText())) hidden.push(`${target.name} in its text`)
    }
    expect(classes).toBeGreaterThan(15)
    expect(hidden).toEqual([])
  })
})
