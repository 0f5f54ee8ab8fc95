import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { kubeconfigProblem } from '../../../../src/engines/pulumi/target/kubeconfig.js'

const folder = mkdtempSync(join(tmpdir(), 'steersman-kubeconfig-'))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => vi.unstubAllEnvs())
beforeEach(() => {
  vi.stubEnv('PATH', folder)
  vi.stubEnv('KUBECONFIG', join(folder, 'none'))
})

const config = (change: object = {}): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'minikube',
    contexts: [
      { name: 'minikube', context: { cluster: 'minikube', user: 'minikube' } },
      { name: 'production', context: { cluster: 'production', user: 'google' } },
      { name: 'broken', context: { cluster: 'gone', user: 'minikube' } },
      { name: 'nobody', context: { cluster: 'minikube', user: 'gone' } },
    ],
    clusters: [
      { name: 'minikube', cluster: { server: 'https://192.168.49.2:8443' } },
      { name: 'production', cluster: { server: 'https://203.0.113.7' } },
    ],
    users: [
      { name: 'minikube', user: { token: 'tr0ub4dor' } },
      { name: 'google', user: { exec: { command: 'gke-gcloud-auth-plugin', apiVersion: 'client.authentication.k8s.io/v1beta1' } } },
    ],
    ...change,
  })
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

describe('a kubeconfig that serves', () => {
  it.each([
    ['its text, as JSON', () => config()],
    [
      'its text, as YAML',
      () => 'contexts: [{name: a, context: {cluster: a}}]\nclusters: [{name: a, cluster: {server: x}}]\ncurrent-context: a\n',
    ],
    ['its path', () => file('good', config())],
  ])('%s', (_, given) => {
    expect(kubeconfigProblem(given(), undefined)).toBeUndefined()
  })

  it('is looked for where kubectl looks, in several files', () => {
    vi.stubEnv(
      'KUBECONFIG',
      [file('one', config({ contexts: [], 'current-context': '' })), join(folder, 'missing'), file('two', config())].join(':'),
    )
    expect(kubeconfigProblem(undefined, 'minikube')).toBeUndefined()
    vi.stubEnv('KUBECONFIG', '')
    vi.stubEnv('HOME', folder)
    expect(kubeconfigProblem(undefined, 'minikube')?.message).toBe(`no kubeconfig could be read: there is no file ${folder}/.kube/config`)
  })

  it('logs in by a plug-in that is on the PATH', () => {
    expect(kubeconfigProblem(config(), 'production')).toMatchObject({
      message: 'the kubeconfig logs in by gke-gcloud-auth-plugin, which is not on the PATH',
      help: expect.stringContaining('gcloud components install gke-gcloud-auth-plugin'),
      untilDeployed: true,
    })
    chmodSync(file('gke-gcloud-auth-plugin', '#!/bin/sh\n'), 0o755)
    expect(kubeconfigProblem(config(), 'production')).toBeUndefined()
  })
})

describe('a kubeconfig that does not', () => {
  it.each([
    ['a path of nothing', '/no/such/config', undefined, /^no kubeconfig could be read: there is no file \/no\/such\/config$/],
    ['a folder', folder, undefined, /cannot be read: EISDIR$/],
    ['a token', 'tr0ub4dor', undefined, /^no kubeconfig could be read: it is neither a kubeconfig nor the path of one$/],
    ['no YAML', 'a: b: tr0ub4dor\n', undefined, /^the kubeconfig is no YAML: line 1 cannot be read$/],
    ['no map', '- tr0ub4dor\n', undefined, /^the kubeconfig is no kubeconfig: it lists no contexts or no clusters$/],
    ['another YAML', 'a: tr0ub4dor\n', undefined, /lists no contexts or no clusters$/],
    ['no current context', config({ 'current-context': '' }), undefined, /^the kubeconfig has no current context$/],
    ['no such context', config(), 'producton', /^the kubeconfig has no context producton$/],
    [
      'a context without cluster',
      config(),
      'broken',
      /^the context broken names the cluster gone, and the kubeconfig has no address for it$/,
    ],
    ['a context without user', config(), 'nobody', /^the context nobody names the user gone, and the kubeconfig has none of that name$/],
    [
      'a certificate of a cluster that is gone',
      config({ users: [{ name: 'minikube', user: { 'client-key': '/home/me/.minikube/client.key' } }] }),
      undefined,
      /^the context minikube needs the file \/home\/me\/.minikube\/client.key, which is not there$/,
    ],
    [
      'a login of the past',
      config({ users: [{ name: 'minikube', user: { 'auth-provider': { name: 'gcp' } } }] }),
      undefined,
      /by an auth-provider/,
    ],
    [
      'another plug-in',
      config({ users: [{ name: 'minikube', user: { exec: { command: '/opt/aws', installHint: 'install aws first\n' } } }] }),
      undefined,
      /^the kubeconfig logs in by \/opt\/aws, which is not on the PATH$/,
    ],
  ])('%s is told, and no secret of it', (_, given, context, message) => {
    const problem = kubeconfigProblem(given, context)
    expect(problem?.message).toMatch(message)
    expect(problem?.help).not.toBe('')
    expect(JSON.stringify(problem)).not.toContain('tr0ub4dor')
  })

  it('names what there is', () => {
    expect(kubeconfigProblem(config(), 'producton')?.help).toBe('did you mean production?')
    expect(kubeconfigProblem(config(), 'elsewhere')?.help).toBe('there are minikube, production, broken, nobody')
    expect(
      kubeconfigProblem(config({ users: [{ name: 'minikube', user: { exec: { command: 'x', installHint: 'do y\n' } } }] }), undefined)
        ?.help,
    ).toBe('do y')
  })
})
