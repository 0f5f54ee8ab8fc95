import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseManifests, readManifests } from '../support/manifests.js'
import { type Run, sharedServer } from '../support/steer-server.js'

const root = resolve(import.meta.dirname, '../..')
const examples = join(root, 'examples')
const modules = join(root, 'node_modules')

const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }

let folder: string
const app = (): string => join(folder, 'team-app')

/** A folder in which the packages stand as npm would install them: the library from its tarball. */
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'steersman-examples-')))
  const library = join(folder, 'company-library')
  cpSync(join(examples, 'company-library'), library, { recursive: true })
  cpSync(join(examples, 'team-app'), app(), { recursive: true })
  for (const place of [library, app()]) {
    mkdirSync(join(place, 'node_modules/.bin'), { recursive: true })
    for (const name of ['cdk8s', 'constructs', 'tsx', 'typescript', '@types', ...Object.keys(dependencies)])
      symlinkSync(join(modules, name), join(place, 'node_modules', name))
    symlinkSync(join(modules, '.bin/tsc'), join(place, 'node_modules/.bin/tsc'))
    symlinkSync(root, join(place, 'node_modules/steersman'))
  }
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: library, stdio: 'pipe' })
  installLibrary(join(app(), 'node_modules'))
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function installLibrary(place: string): void {
  const target = join(place, '@example/company-library')
  mkdirSync(target, { recursive: true })
  execFileSync('tar', ['-xzf', join(folder, 'example-company-library-1.0.0.tgz'), '-C', target, '--strip-components=1'])
}

const render = (): Run => sharedServer().run(app(), process.env, ['synth', '--stdout'])
const renderAlone = (): Run =>
  spawnSync(process.execPath, [join(root, 'lib/cli/main.js'), 'synth', '--stdout'], { cwd: app(), encoding: 'utf8' })

function typeErrors(): string {
  const { stdout } = spawnSync(process.execPath, [join(modules, 'typescript/bin/tsc'), '-p', '.'], { cwd: app(), encoding: 'utf8' })
  return stdout
}

describe('a library of components, packed and installed', () => {
  it('holds what it is built of, and nothing else', () => {
    const packed = execFileSync('tar', ['-tzf', join(folder, 'example-company-library-1.0.0.tgz')], { encoding: 'utf8' })
    expect(packed).toContain('package/lib/index.d.ts')
    expect(packed).not.toMatch(/src|test|node_modules/)
  })

  it('renders what an expert would have written by hand', () => {
    const { status, stdout, stderr } = render()
    expect([status, stderr]).toEqual([0, expect.stringContaining('kubectl create secret generic database-login --namespace=orders')])
    expect(parseManifests(stdout)).toEqual(readManifests(join(import.meta.dirname, 'team-app.yaml')))
  })

  it('keeps its types', () => {
    const main = readFileSync(join(app(), 'main.ts'), 'utf8')
    const wrong = join(app(), 'wrong.ts')
    writeFileSync(wrong, main.replace("service.port('http')", "service.port('htpp')").replace("size: 'large'", "size: 'huge'"))
    try {
      const errors = typeErrors()
      expect(errors).toMatch(/"huge"[\s\S]*("small" \| "large"|"large" \| "small")[\s\S]*"htpp"/)
      // The program as it stands is checked by the same run, and right.
      expect(errors.match(/^\S+(?=\()/gm)).toEqual(['wrong.ts', 'wrong.ts'])
    } finally {
      rmSync(wrong)
    }
  })

  it('renders the same with a copy of steersman of its own', () => {
    const once = renderAlone()
    const own = join(app(), 'node_modules/@example/company-library/node_modules/steersman')
    mkdirSync(own, { recursive: true })
    for (const name of ['lib', 'package.json']) cpSync(join(root, name), join(own, name), { recursive: true })
    try {
      expect(renderAlone()).toMatchObject({ status: 0, stderr: once.stderr, stdout: once.stdout })
    } finally {
      rmSync(join(own, '..'), { recursive: true })
    }
  })

  it('tells a mistake at the line of the team', () => {
    const main = readFileSync(join(app(), 'main.ts'), 'utf8')
    writeFileSync(join(app(), 'main.ts'), main.replace("'example/orders-web:3.2.1'", "'example/orders web'"))
    try {
      expect(render()).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(/^main\.ts:14:1\n[\s\S]*orders\/web\/Default container\.image/),
      })
    } finally {
      writeFileSync(join(app(), 'main.ts'), main)
    }
  })
})
