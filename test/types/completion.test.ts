import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeOf, settings } from './compile.js'

// What an editor offers, and what it says of it, asked of TypeScript's own language service.

const file = placeOf('completion.ts')
const start = `import { App, Chart, ClusterRole, ConfigMap, CronJob, DaemonSet, Deployment, Gateway, HorizontalPodAutoscaler, HttpRoute, Ingress, Job, Manifest, PersistentVolumeClaim, Pod, Secret, ServiceAccount, StatefulSet } from 'steersman'
const chart = new Chart(new App(), 'shop')
const server = new Deployment(chart, 'server', { container: { image: 'x:1', ports: { http: 80 } } })
const service = server.expose()
`
/** What tells a deferred number from an object; nobody writes it. */
const brand = '"~steersman"'
/** Where the cursor stands, marked by `|`, and some of what must be offered there. */
const places: [string, string, string[]][] = [
  ['a Deployment', "new Deployment(chart, 'a', { | })", ['container', 'replicas', 'tolerations', 'volumes', 'override']],
  ['a Pod', "new Pod(chart, 'a', { | })", ['container', 'restartPolicy']],
  ['a container', "new Deployment(chart, 'a', { container: { | } })", ['image', 'command', 'env', 'livenessProbe']],
  ['one of several', "new Deployment(chart, 'a', { containers: { a: { | } } })", ['image', 'mounts']],
  ['a port', "new Deployment(chart, 'a', { container: { image: 'x', ports: { http: { | } } } })", ['containerPort', 'hostPort']],
  ['resources', "new Deployment(chart, 'a', { container: { image: 'x', resources: { | } } })", ['requests', 'limits']],
  ['requests', "new Deployment(chart, 'a', { container: { image: 'x', resources: { requests: { | } } } })", ['cpu', 'memory']],
  ['a liveness probe', "new Deployment(chart, 'a', { container: { image: 'x', livenessProbe: { | } } })", ['httpGet', 'periodSeconds']],
  ['a readiness probe', "new Deployment(chart, 'a', { container: { image: 'x', readinessProbe: { | } } })", ['exec', 'successThreshold']],
  ['a request', "new Deployment(chart, 'a', { container: { image: 'x', readinessProbe: { httpGet: { | } } } })", ['path', 'port']],
  ['hooks', "new Deployment(chart, 'a', { container: { image: 'x', lifecycle: { | } } })", ['postStart', 'preStop']],
  ['security', "new Deployment(chart, 'a', { container: { image: 'x', securityContext: { | } } })", ['runAsUser', 'capabilities']],
  ['security of pods', "new Deployment(chart, 'a', { securityContext: { | } })", ['fsGroup', 'runAsUser']],
  ['a toleration', "new Deployment(chart, 'a', { tolerations: [{ | }] })", ['key', 'effect']],
  ['an autoscaler', "new Deployment(chart, 'a', { replicas: { | } })", ['min', 'max', 'cpu']],
  ['a rolling update', "new Deployment(chart, 'a', { strategy: { rollingUpdate: { | } } })", ['maxSurge']],
  ['expose', 'server.expose({ | })', ['type', 'ports', 'externalTrafficPolicy', 'name']],
  ['a port of a Service', 'server.expose({ ports: { http: { | } } })', ['port', 'targetPort', 'nodePort']],
  ['an Ingress', "new Ingress(chart, 'a', { className: 'nginx', | })", ['hosts', 'tls', 'nginx']],
  ['nginx', "new Ingress(chart, 'a', { className: 'nginx', nginx: { | } })", ['bodySize', 'sslRedirect']],
  ['a ConfigMap', "new ConfigMap(chart, 'a', { | })", ['data', 'immutable', 'rollOnChange']],
  ['files of a ConfigMap', "ConfigMap.fromFiles(chart, 'a', '.', { | })", ['include', 'ignore', 'immutable']],
  ['a Secret', "new Secret(chart, 'a', { | })", ['stringData', 'type']],
  ['a claim', "new PersistentVolumeClaim(chart, 'a', { | })", ['storage', 'accessModes', 'volumeMode']],
  ['an account', "new ServiceAccount(chart, 'a', { | })", ['automountServiceAccountToken']],
  ['a role', "new ClusterRole(chart, 'a', { | })", ['rules']],
  ['a Gateway', "new Gateway(chart, 'a', { | })", ['gatewayClassName', 'listeners', 'addresses', 'infrastructure', 'externalDns']],
  [
    'a listener',
    "new Gateway(chart, 'a', { gatewayClassName: 'eg', listeners: { a: { protocol: 'HTTPS', | } } })",
    ['port', 'tls', 'allowedRoutes'],
  ],
  ['a route', "new HttpRoute(chart, 'a', { | })", ['parent', 'hostnames', 'paths']],
  ['a StatefulSet', "new StatefulSet(chart, 'a', { | })", ['volumeClaimTemplates', 'service', 'podManagementPolicy', 'ordinals']],
  ['a claim template', "new StatefulSet(chart, 'a', { volumeClaimTemplates: { data: { | } } })", ['storage', 'accessModes', 'labels']],
  ['its Service', "new StatefulSet(chart, 'a', { service: { | } })", ['name', 'publishNotReadyAddresses']],
  ['a DaemonSet', "new DaemonSet(chart, 'a', { | })", ['container', 'updateStrategy']],
  ['a Job', "new Job(chart, 'a', { | })", ['restartPolicy', 'rerun', 'successPolicy', 'podReplacementPolicy']],
  ['a failure rule', "new Job(chart, 'a', { podFailurePolicy: { rules: [{ | }] } })", ['action', 'onExitCodes']],
  ['a CronJob', "new CronJob(chart, 'a', { | })", ['schedule', 'timeZone', 'concurrencyPolicy', 'backoffLimit']],
  [
    'a metric',
    "new HorizontalPodAutoscaler(chart, 'a', { metrics: [{ | }] })",
    ['resource', 'containerResource', 'object', 'averageValue'],
  ],
  ['a behavior', "new HorizontalPodAutoscaler(chart, 'a', { behavior: { scaleUp: { | } } })", ['policies', 'tolerance']],
  ['a scaler', "new HorizontalPodAutoscaler(chart, 'a', { | })", ['target', 'maxReplicas']],
]
/** Where the cursor stands in a text, and what must be offered. */
const texts: [string, string, string[]][] = [
  ['the class of an Ingress', "new Ingress(chart, 'b', { className: '|' })", ['nginx', 'gce', 'gce-internal']],
  ['an API version', "new Manifest(chart, 'b', { apiVersion: '|' })", ['apps/v1', 'coordination.k8s.io/v1']],
  ['a kind of that version', "new Manifest(chart, 'c', { apiVersion: 'coordination.k8s.io/v1', kind: '|' })", ['Lease']],
]
const text = start + [...places, ...texts].map(([, program]) => program.replace('|', '')).join('\n')
const host: ts.LanguageServiceHost = {
  getCompilationSettings: () => settings.options,
  getScriptFileNames: () => [file],
  getScriptVersion: () => '0',
  getScriptSnapshot: (name) => {
    const content = name === file ? text : ts.sys.readFile(name)
    return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content)
  },
  getCurrentDirectory: () => settings.root,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (name) => name === file || ts.sys.fileExists(name),
  readFile: (name) => (name === file ? text : ts.sys.readFile(name)),
  readDirectory: ts.sys.readDirectory,
  directoryExists: ts.sys.directoryExists,
  getDirectories: ts.sys.getDirectories,
}
const service = ts.createLanguageService(host)
afterAll(() => service.dispose())

const positionOf = (program: string): number => text.indexOf(program.replace('|', ''), start.length) + program.indexOf('|')
const entriesAt = (program: string): readonly ts.CompletionEntry[] =>
  service.getCompletionsAtPosition(file, positionOf(program), {})?.entries ?? []

/** What is offered at the mark of one program, without words of the language and names in scope. */
function offered(program: string): { readonly name: string; readonly documentation: string }[] {
  const at = positionOf(program)
  return entriesAt(program)
    .filter(({ kind }) => kind === ts.ScriptElementKind.memberVariableElement)
    .map(({ name, source, data }) => ({
      name,
      documentation: ts.displayPartsToString(
        service.getCompletionEntryDetails(file, at, name, undefined, source, undefined, data)?.documentation,
      ),
    }))
}

describe('every prop that is offered has a documentation', () => {
  // The first question reads all types, which takes its time.
  beforeAll(() => void offered(places[0]![1]), 120_000)

  it.each(places)('%s', (_, program, some) => {
    const entries = offered(program)
    expect(entries.map(({ name }) => name)).toEqual(expect.arrayContaining(some))
    const silent = entries.filter(({ name, documentation }) => documentation === '' && name !== brand).map(({ name }) => name)
    expect(silent).toEqual([])
  })
})

it.each(texts)('%s is offered, text by text', (_, program, some) => {
  const names = entriesAt(program).map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(some))
  expect(new Set(names).size).toBe(names.length)
})
