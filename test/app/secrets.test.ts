import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ApiObject, Include, JsonPatch } from 'cdk8s'
import * as plus from 'cdk8s-plus-27'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatLeftOut } from '../../src/app/left-out.js'
import { type Rendered, render } from '../../src/app/render.js'
import { App, Chart, ConfigMap, Deployment, Manifest, Secret, SteersmanError } from '../../src/index.js'
import { parseManifests } from '../support/manifests.js'
import { filesIn, printedBy, temporaryFolder } from './folder.js'

const hidden = 'hunter2-very-hidden'
const plainText = hidden

function rendered(build: (chart: Chart) => void, allowed: readonly string[] = [], namespace?: string): Rendered {
  const app = new App({ plainTextSecrets: allowed })
  build(new Chart(app, 'shop', { ...(namespace && { namespace }) }))
  return render(app.handover())
}
const include = (chart: Chart): void => {
  const file = join(temporaryFolder(), 'secret.yaml')
  writeFileSync(file, `apiVersion: v1\nkind: Secret\nmetadata: { name: third }\ndata: { key: ${Buffer.from(hidden).toString('base64')} }\n`)
  new Include(chart, 'third', { url: file })
}
const makers: readonly [string, string, (chart: Chart) => unknown][] = [
  ['ours', 'first', (chart) => new Secret(chart, 'first', { stringData: { key: { plainText } } })],
  ['of cdk8s-plus', 'second', (chart) => new plus.Secret(chart, 'second', { metadata: { name: 'second' }, stringData: { key: hidden } })],
  ['of Include', 'third', include],
  ['of a Manifest', 'fourth', (chart) => new Manifest(chart, 'fourth', { apiVersion: 'v1', kind: 'Secret', stringData: { key: hidden } })],
  [
    'of a JSON patch',
    'fifth',
    (chart) =>
      new Manifest(chart, 'fifth', { apiVersion: 'v1', kind: 'Secret' }).addJsonPatch(
        JsonPatch.add('/data', { key: Buffer.from(hidden).toString('base64') }),
      ),
  ],
  [
    'in a List',
    'sixth',
    (chart) =>
      new ApiObject(chart, 'list', {
        apiVersion: 'v1',
        kind: 'List',
        items: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'sixth' }, stringData: { key: hidden } }],
      } as never),
  ],
  [
    'in a SecretList',
    'seventh',
    (chart) =>
      new ApiObject(chart, 'list', {
        apiVersion: 'v1',
        kind: 'SecretList',
        items: [{ metadata: { name: 'seventh' }, stringData: { key: hidden } }],
      } as never),
  ],
]
const values = [hidden, Buffer.from(hidden).toString('base64')]
const expectNothingTold = (text: string): void => {
  for (const value of values) expect(text).not.toContain(value)
}

describe.each(makers)('a Secret with literal values, %s', (_, name, make) => {
  it('stands in no file, and the run says how to make it', () => {
    const result = rendered((chart) => {
      make(chart)
      new ConfigMap(chart, 'config', { data: { A: 1 } })
    })
    expect(result.leftOut).toEqual([
      expect.objectContaining({
        name,
        reason: 'literal values',
        command: `kubectl create secret generic ${name} --from-literal=key="$KEY"`,
      }),
    ])
    expect(parseManifests(result.files[0]!.text).map(({ kind }) => kind)).toEqual(['ConfigMap'])
    expectNothingTold(JSON.stringify([result, result.stream, formatLeftOut(result.leftOut)]))
  })

  it('stands in its file when it is allowed by name', () => {
    const result = rendered((chart) => void make(chart), [name])
    expect(result.leftOut).toEqual([])
    const [manifest] = parseManifests(result.files[0]!.text)
    expect(manifest).toMatchObject({ kind: 'Secret', metadata: { name } })
    expect(values.some((value) => result.stream.includes(value))).toBe(true)
  })
})

describe('which Secrets are allowed', () => {
  const make = (chart: Chart): void => void new Secret(chart, 'a', { stringData: { key: { plainText } } })

  it('is said by name, or by namespace and name', () => {
    expect(rendered(make, ['a'], 'data').leftOut).toEqual([])
    expect(rendered(make, ['data/a'], 'data').leftOut).toEqual([])
    expect(() => rendered(make, ['other/a'], 'data')).toThrow('no Secret with literal values is called other/a')
  })

  it('a name that no Secret has is told, with those that there are', () => {
    expect(() => rendered(make, ['b'])).toThrow(/no Secret with literal values is called b \[secrets\/unknown\]\n\s+help: there are a/)
    expect(() => rendered(() => {}, ['b'])).toThrow('remove it from the list of allowed Secrets')
  })

  it('one without values is rendered: it holds nothing', () => {
    const result = rendered(
      (chart) => void new Manifest(chart, 'token', { apiVersion: 'v1', kind: 'Secret', type: 'kubernetes.io/service-account-token' }),
    )
    expect(result.leftOut).toEqual([])
    expect(result.stream).toContain('service-account-token')
  })
})

describe('the command that makes a Secret', () => {
  const commands = (build: (chart: Chart) => void, namespace?: string): string[] =>
    rendered(build, [], namespace).leftOut.map(({ command }) => command)

  it('fits its type', () => {
    expect(
      commands((chart) => {
        Secret.external(chart, 'pgpassword', { keys: ['PGPASSWORD', 'user-name'] })
        Secret.external(chart, 'files', { keys: ['ca.crt', '.hidden'], namespace: 'other' })
        Secret.external(chart, 'tls', { keys: ['tls.crt', 'tls.key'] })
        Secret.tls(chart, 'tls-here', { certificate: { plainText }, privateKey: { plainText } })
        Secret.dockerConfig(chart, 'registry', { registries: { 'example.com': { username: 'u', password: { plainText } } } })
        new Secret(chart, 'typed', { type: 'example.com/own type', stringData: { a: { plainText } } })
      }, 'data'),
    ).toEqual([
      'kubectl create secret generic pgpassword --namespace=data --from-literal=PGPASSWORD="$PGPASSWORD" --from-literal=user-name="$USER_NAME"',
      'kubectl create secret generic files --namespace=other --from-file=ca.crt --from-file=.hidden',
      'kubectl create secret tls tls --namespace=data --cert=tls.tls.crt --key=tls.tls.key',
      'kubectl create secret tls tls-here --namespace=data --cert=tls-here.tls.crt --key=tls-here.tls.key',
      'kubectl create secret generic registry --namespace=data --type=kubernetes.io/dockerconfigjson --from-file=.dockerconfigjson',
      `kubectl create secret generic typed --namespace=data --type='example.com/own type' --from-literal=a="$A"`,
    ])
  })

  it('is one for all declarations of one name', () => {
    expect(
      commands((chart) => {
        Secret.external(chart, 'a', { name: 'login', keys: ['user'] })
        Secret.external(chart, 'b', { name: 'login', keys: ['password', 'user'] })
      }),
    ).toEqual(['kubectl create secret generic login --from-literal=user="$LOGIN_USER" --from-literal=password="$PASSWORD"'])
  })

  it('never sets a variable that the shell has for itself', () => {
    // `$USER` and `$HOME` are set in every shell: the Secret would silently get the wrong value.
    const [command] = commands((chart) => void Secret.external(chart, 'login', { keys: ['user', 'home', 'path'] }))
    expect(command).toBe(
      'kubectl create secret generic login --from-literal=user="$LOGIN_USER" --from-literal=home="$LOGIN_HOME" --from-literal=path="$LOGIN_PATH"',
    )
  })
})

/** What kubectl makes of a script, by key; the shell runs it with the variables given. */
function runWithoutKubectl(script: readonly string[], variables: Readonly<Record<string, string>>): string[][] {
  // Prints each word on a line of its own, as the command would get it.
  const kubectl = `kubectl() { for word in "$@"; do printf '%s\\0' "$word"; done; printf '\\0'; }\n`
  const printed = execFileSync('sh', ['-c', kubectl + script.join('\n')], {
    env: { PATH: process.env.PATH, ...variables },
    encoding: 'utf8',
  })
  return printed
    .split('\0\0')
    .slice(0, -1)
    .map((words) => words.split('\0').slice(3))
}

describe('all commands as one script', () => {
  const script = (build: (chart: Chart) => void): string[] => rendered(build).leftOut.map(({ command }) => command)

  it('take no value from the same variable or file', () => {
    const lines = script((chart) => {
      for (const name of ['mail', 'shop']) Secret.external(chart, name, { keys: ['password', 'ca.crt'] })
      Secret.external(chart, 'other-mail', { name: 'mail', namespace: 'other', keys: ['password'] })
      for (const name of ['web', 'api']) Secret.external(chart, name, { keys: ['tls.crt', 'tls.key'] })
      Secret.external(chart, 'keys', { keys: ['api-key', 'api_key'] })
    })
    expect(lines).toEqual([
      'kubectl create secret generic mail --from-literal=password="$MAIL_PASSWORD" --from-file=ca.crt=mail.ca.crt',
      'kubectl create secret generic shop --from-literal=password="$SHOP_PASSWORD" --from-file=ca.crt=shop.ca.crt',
      'kubectl create secret generic mail --namespace=other --from-literal=password="$OTHER_PASSWORD"',
      'kubectl create secret tls web --cert=web.tls.crt --key=web.tls.key',
      'kubectl create secret tls api --cert=api.tls.crt --key=api.tls.key',
      'kubectl create secret generic keys --from-literal=api-key="$KEYS_API_KEY" --from-literal=api_key="$KEYS_API_KEY_2"',
    ])
  })

  it('hand each value over as it is', () => {
    const value = fc.string({ unit: 'binary' }).map((text) => text.replaceAll(/[\0\p{Surrogate}]/gu, ''))
    fc.assert(
      fc.property(value, value, (one, other) => {
        const lines = script((chart) => {
          Secret.external(chart, 'first', { keys: ['a-b', 'c'] })
          Secret.external(chart, 'second', { keys: ['c'] })
        })
        expect(runWithoutKubectl(lines, { A_B: one, FIRST_C: other, SECOND_C: one })).toEqual([
          ['first', `--from-literal=a-b=${one}`, `--from-literal=c=${other}`],
          ['second', `--from-literal=c=${one}`],
        ])
      }),
      { numRuns: 50 },
    )
  })

  it('keep the type of a Secret in the program, also with the keys of a certificate', () => {
    const opaque = { apiVersion: 'v1', kind: 'Secret', stringData: { 'tls.crt': hidden, 'tls.key': hidden } } as const
    expect(script((chart) => void new Manifest(chart, 'opaque', opaque))).toEqual([
      'kubectl create secret generic opaque --from-file=tls.crt --from-file=tls.key',
    ])
  })
})

describe('no secret is told', () => {
  /** Where a secret may be put by mistake; each makes at least one finding, or is left out. */
  const mistakes: readonly ((chart: Chart, secret: string) => unknown)[] = [
    (chart, secret) => new Secret(chart, 'a', { stringData: { key: secret as never } }),
    (chart, secret) => new Secret(chart, 'a', { stringData: secret as never }),
    (chart, secret) => new Secret(chart, 'a', { stringData: [secret] as never }),
    (chart, secret) => new Secret(chart, 'a', { stringData: { key: { plainText: [secret] as never } } }),
    (chart, secret) => new Secret(chart, 'a', { stringData: { key: { plainText: secret, [secret]: 1 } as never } }),
    (chart, secret) => new Secret(chart, 'a', { stringData: { key: { plaintext: secret } as never } }),
    (chart, secret) => new Secret(chart, 'a', { data: { key: secret } } as never),
    (chart, secret) => new Secret(chart, 'a', { stringData: { key: Promise.resolve(secret) as never } }),
    (chart, secret) => new Secret(chart, 'a', secret as never),
    (chart, secret) => new Secret(chart, 'a', { stringData: { 'not a key': { plainText: secret } } }),
    (chart, secret) => new Secret(chart, 'A_', { stringData: { key: { plainText: secret } } }),
    (chart, secret) => new Secret(chart, 'a', { stringData: { key: { plainText: secret } }, immutable: 'yes' as never }),
    (chart, secret) => new Secret(chart, 'a', { stringData: { key: { plainText: `${secret} [object Object]` } } }),
    (chart, secret) => new Secret(chart, 'a', { stringData: { key: { plainText: secret } } }).key(`${secret.length}` as never),
    (chart, secret) =>
      new Secret(chart, 'a', { stringData: { key: { plainText: secret } } }).addJsonPatch(JsonPatch.test('/stringData/key', 'x')),
    (chart, secret) =>
      new Secret(chart, 'a', {
        stringData: { key: { plainText: secret } },
        override: { data: { other: new Map([[secret, secret]]) as never } },
      }),
    (chart, secret) => Secret.tls(chart, 'a', { certificate: secret as never, privateKey: { plainText: secret } }),
    (chart, secret) => Secret.dockerConfig(chart, 'a', { registries: { r: { username: 'u', password: secret as never } } }),
    (chart, secret) =>
      Secret.dockerConfig(chart, 'a', { registries: { r: { username: 'u', password: { plainText: { secret } as never } } } }),
    (chart, secret) => new Deployment(chart, 'a', { container: { image: 'x', env: { A: { plainText: secret } as never } } }),
    (chart, secret) => new Manifest(chart, 'a', { apiVersion: 'v1', kind: 'Secret', stringData: { key: { secret } as never } }),
  ]

  it('in no file, no text and no finding, whatever is wrong with the Secret', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9+/]{12,80}$/).map((text) => `S3${text}`)
    fc.assert(
      fc.property(secret, fc.constantFrom(...mistakes.keys()), (text, index) => {
        const outdir = temporaryFolder()
        let told = ''
        const printed = printedBy(() => {
          try {
            const app = new App({ outdir })
            mistakes[index]!(new Chart(app, 'shop'), text)
            app.synth()
          } catch (error) {
            const { message, stack, findings } = error as SteersmanError
            told = JSON.stringify([message, stack, findings, String(error)])
            if (!SteersmanError.is(error)) throw error
          }
        })
        // Not even a part that would be enough to guess the rest.
        const parts = [text, Buffer.from(text).toString('base64')].flatMap((each) => [each, each.slice(0, 10)])
        for (const part of parts) expect([index, JSON.stringify([told, printed, filesIn(outdir)]).includes(part)]).toEqual([index, false])
        expect([index, told + printed]).not.toEqual([index, ''])
      }),
      { numRuns: 200 },
    )
  })
})
