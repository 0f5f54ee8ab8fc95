import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Chart } from '../../src/index.js'
import * as steersman from '../../src/index.js'
import {
  ClusterRole,
  ConfigMap,
  Deployment,
  PersistentVolumeClaim,
  Role,
  Secret,
  Service,
  ServiceAccount,
  StatefulSet,
} from '../../src/index.js'
import { readTree } from '../../src/model/read-tree.js'
import { complaintsOf } from './synth.js'

// What JavaScript and configuration give to methods: told at the line of the call, never thrown as something else.

type Any = never
const settings = (chart: Chart): ConfigMap<'A'> => new ConfigMap(chart, 'settings', { data: { A: 'x' } })
const secret = (chart: Chart) => Secret.external(chart, 'secret', { keys: ['A'] })
const disk = (chart: Chart) => new PersistentVolumeClaim(chart, 'disk', { storage: '1Gi', accessModes: ['ReadWriteOnce'] })
const provided = (chart: Chart) => new steersman.SecretProviderClass(chart, 'provided', { provider: 'vault' })
const server = (chart: Chart) => new Deployment(chart, 'server', { container: { image: 'x:1', ports: { http: 80 } } })
const database = (chart: Chart) => new StatefulSet(chart, 'database', { replicas: 3, container: { image: 'x:1', ports: { sql: 5432 } } })
const role = (chart: Chart) => new Role(chart, 'role', { rules: [] })
const methods: Record<string, (chart: Chart, value: Any) => unknown> = {
  'Secret.external': (chart, value) => Secret.external(chart, 'a', value),
  'Secret.external by id': (chart, value) => Secret.external(chart, value, { keys: ['A'] }),
  'Secret.tls': (chart, value) => Secret.tls(chart, 'a', value),
  'Secret.dockerConfig': (chart, value) => Secret.dockerConfig(chart, 'a', value),
  'Secret.from': (_, value) => Secret.from(value),
  'secret.key': (chart, value) => secret(chart).key(value),
  'secret.key options': (chart, value) => secret(chart).key('A', value),
  'secret.envFrom': (chart, value) => secret(chart).envFrom(value),
  'secret.mount': (chart, value) => secret(chart).mount(value),
  'ConfigMap.external': (chart, value) => ConfigMap.external(chart, 'a', value),
  'ConfigMap.fromFiles': (chart, value) => ConfigMap.fromFiles(chart, 'a', value),
  'ConfigMap.fromFiles props': (chart, value) => ConfigMap.fromFiles(chart, 'a', 'test/constructs', value),
  'SecretStore.external': (chart, value) => steersman.SecretStore.external(chart, 'a', value),
  'ClusterSecretStore.external': (chart, value) => steersman.ClusterSecretStore.external(chart, 'a', value),
  'secretProviderClass.mount': (chart, value) => provided(chart).mount(value),
  'secretProviderClass.secret': (chart, value) => provided(chart).secret(value),
  'externalSecret.secret.key': (chart, value) =>
    new steersman.ExternalSecret(chart, 'a', { secretStoreRef: { kind: 'SecretStore', name: 'x' }, data: { A: 'a' } }).secret.key(value),
  'configMap.key': (chart, value) => settings(chart).key(value),
  'configMap.mount': (chart, value) => settings(chart).mount(value),
  'PersistentVolumeClaim.external': (chart, value) => PersistentVolumeClaim.external(chart, 'a', value),
  'claim.mount': (chart, value) => disk(chart).mount(value),
  'Service.external': (chart, value) => Service.external(chart, 'a', value),
  'Service.select': (chart, value) => Service.select(chart, 'a', value),
  'Service.externalName': (chart, value) => Service.externalName(chart, 'a', value),
  'Service.from': (chart, value) => Service.from(server(chart).expose(), value),
  'service.port': (chart, value) => server(chart).expose().port(value),
  'external service.port': (chart, value) => Service.external(chart, 'a', { ports: { http: 80 } }).port(value),
  'workload.expose': (chart, value) => server(chart).expose(value),
  'statefulSet.podHost': (chart, value) => database(chart).podHost(value),
  'statefulSet.expose': (chart, value) => database(chart).expose(value),
  'ServiceAccount.external': (chart, value) => ServiceAccount.external(chart, 'a', value),
  'account.grant verbs': (chart, value) => new ServiceAccount(chart, 'a').grant(value, settings(chart)),
  'account.grant on': (chart, value) => new ServiceAccount(chart, 'a').grant(['get'], value),
  'role.bindTo': (chart, value) => role(chart).bindTo(value),
  'ClusterRole.external': (chart, value) => ClusterRole.external(chart, 'a', value),
  'clusterRole.bindIn': (chart, value) => ClusterRole.external(chart, 'view').bindIn(value, { user: 'a' }),
  'Namespace.external': (chart, value) => steersman.Namespace.external(chart, 'a', value),
  'backendConfig.bindTo': (chart, value) => new steersman.BackendConfig(chart, 'a', {}).bindTo(value),
  'certificate.secret.key': (chart, value) =>
    new steersman.Certificate(chart, 'a', { issuerRef: { name: 'x' }, commonName: 'x' }).secret.key(value),
  'resource.override': (chart, value) => settings(chart).override(value),
}
const words = [
  'name',
  'namespace',
  'keys',
  'ports',
  'prefix',
  'optional',
  'items',
  'defaultMode',
  'subPath',
  'readOnly',
  'user',
  'group',
  'labels',
]

describe.each(Object.entries(methods))('%s', (_, call) => {
  it('reports whatever it is given, with a remedy and the line of the call', () => {
    const anything = fc.anything({ withNullPrototype: true, withDate: true, withBigInt: true, maxDepth: 2 })
    fc.assert(
      fc.property(fc.oneof(anything, fc.dictionary(fc.constantFrom(...words), anything)), (value) => {
        let findings: readonly steersman.Finding[]
        const app = new steersman.App()
        try {
          call(new steersman.Chart(app, 'shop', { namespace: 'shop' }), value as Any)
          findings = readTree(app).findings
        } catch (error) {
          if (!steersman.SteersmanError.is(error)) throw error
          findings = error.findings
        }
        for (const { message, help, position } of findings) {
          expect(message).not.toBe('')
          expect(help).not.toBe('')
          expect(position?.file).toContain('methods.test.ts')
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('what is given to a method is looked at', () => {
  it.each<[string, (chart: Chart) => unknown, string[]]>([
    [
      'a name that is a number',
      (chart) => Secret.external(chart, 's', { name: 3, keys: ['A'] } as Any),
      ["props/invalid shop s.name: must be a text, and is 3 -> write '3'"],
    ],
    [
      'a name that cannot be',
      (chart) => Secret.external(chart, 'My Secret', { keys: ['A'] }),
      [
        'api/name shop ["My Secret"]: the name "My Secret" of this Secret must be lower-case letters, digits, "-" or ".", and begin and end with a letter or digit -> give name: \'…\' as the object is called in the cluster',
      ],
    ],
    ['keys that are left out', (chart) => Secret.external(chart, 's', {} as Any), ['props/invalid shop s: keys is missing -> add keys']],
    [
      'keys that are no list',
      (chart) => ConfigMap.external(chart, 's', { keys: 'AB' } as Any),
      ['props/invalid shop s.keys: must be a list, and is "AB" -> write [\'AB\']'],
    ],
    [
      'no props',
      (chart) => Service.external(chart, 's', null as Any),
      ['props/invalid shop s: must be an object, and is null -> write { ports, name, namespace, … }'],
    ],
    [
      'a port that is a text',
      (chart) => Service.external(chart, 's', { ports: { http: '80' } } as Any),
      [
        'props/invalid shop s.ports.http: must be a whole number from 1 to 65535, and is "80" -> write 80 without quotes, or Number(…) for a value from configuration',
      ],
    ],
    [
      'a port that is not there',
      (chart) => Service.external(chart, 's', { ports: { http: 80 } }).port('htp' as Any),
      ['wiring/port shop -: Service s has no port "htp" -> did you mean http?'],
    ],
    [
      'a key that is no text',
      (chart) => secret(chart).key(3 as Any),
      ['props/invalid shop -: a key of Secret secret must be a text, and is 3 -> give its key'],
    ],
    [
      'a prefix that is none',
      (chart) => secret(chart).envFrom({ prefix: '=' }),
      ['props/invalid shop prefix: "=" must be printable ASCII characters without "=", and not empty -> write a text such as \'DB_\''],
    ],
    [
      'a misspelt option',
      (chart) => settings(chart).mount({ readonly: true } as Any),
      ['props/invalid shop/settings readonly: is no prop here -> did you mean readOnly?'],
    ],
    [
      'a mode in quotes',
      (chart) => settings(chart).mount({ defaultMode: '0440' } as Any),
      ['props/invalid shop/settings defaultMode: must be permission bits, and is "0440" -> write 0o440'],
    ],
    [
      'a file outside of the volume',
      (chart) => settings(chart).mount({ items: { A: '../x' } }),
      ['props/invalid shop/settings items.A: "../x" must be a relative path without ".." -> write a path inside the volume'],
    ],
    [
      'an absolute subPath',
      (chart) => disk(chart).mount({ subPath: '/x' as Any }),
      ['props/invalid shop/disk subPath: "/x" must be a relative path without ".." -> write a path inside the volume'],
    ],
    [
      'a certificate in clear',
      (chart) => Secret.tls(chart, 's', { certificate: 'x' } as Any),
      [
        'props/invalid shop/s certificate: must be { plainText: … } -> write { plainText: value }, ref(output), or use Secret.external for one that is made by hand',
        'props/invalid shop/s -: privateKey is missing -> add privateKey',
      ],
    ],
    [
      'props of expose that are none',
      (chart) => server(chart).expose(null as Any),
      [expect.stringMatching(/^props\/invalid shop\/server\/service -: must be an object, and is null/)],
    ],
    [
      'a name of expose that is a number',
      (chart) => server(chart).expose({ name: 3 } as Any),
      ["props/invalid shop/server/service name: must be a text, and is 3 -> write '3'"],
    ],
    [
      'a pod that there will never be',
      (chart) => database(chart).podHost(3),
      ['props/invalid shop/database ordinal: there is no pod 3: the first is 0, the last 2 -> give the number of a pod'],
    ],
    [
      'a pod by its name',
      (chart) => database(chart).podHost('database-0' as Any),
      ['props/invalid shop/database ordinal: must be a whole number, 0 or more, and is "database-0" -> write a whole number, 0 or more'],
    ],
    [
      'no name for a second Service of a StatefulSet',
      (chart) => database(chart).expose(),
      ["props/invalid shop/database -: has a Service called database already -> give the second one a name: expose({ name: '…' })"],
    ],
    [
      'a verb that is misspelt',
      (chart) => new ServiceAccount(chart, 'a').grant(['gte' as Any], settings(chart)),
      [expect.stringMatching(/^props\/invalid shop\/a verbs\[0\]: must be one of get, .* -> did you mean get\?/)],
    ],
    [
      'nothing to grant',
      (chart) => new ServiceAccount(chart, 'a').grant(['get'], null as Any),
      ['props/invalid shop/a on: must be an object of Kubernetes, and is null -> give a construct such as a ConfigMap'],
    ],
    [
      'a user that is a number',
      (chart) => role(chart).bindTo({ user: 3 } as Any),
      ["props/invalid shop/role/binding user: must be a text, and is 3 -> write '3'"],
    ],
    [
      'a namespace by its name alone',
      (chart) => ClusterRole.external(chart, 'view').bindIn('team' as Any, { user: 'a' }),
      ['props/invalid shop -: must be a Namespace, and is "team" -> give the construct, or what Namespace.external returns'],
    ],
    [
      'a Secret where a ConfigMap is meant',
      (chart) => new Deployment(chart, 'd', { container: { image: 'x:1' }, volumes: { v: { configMap: secret(chart) } } }),
      ['props/invalid shop/d volumes.v.configMap: must be a ConfigMap, and is the Secret secret -> give a ConfigMap'],
    ],
    [
      'a file of a volume with an absolute path',
      (chart) => new Deployment(chart, 'd', { container: { image: 'x:1' }, volumes: { v: { downwardAPI: { '/x': 'metadata.name' } } } }),
      ['props/invalid shop/d volumes.v.downwardAPI["/x"]: the key "/x" must be a relative path without ".." -> write another key'],
    ],
    [
      'a folder that is a number',
      (chart) => ConfigMap.fromFiles(chart, 'a', 3 as Any),
      ["props/invalid shop/a files: must be an object, and is 3 -> write the path of a folder, or { 'app.conf': './app.conf' }"],
    ],
  ])('%s', (_, call, expected) => {
    expect(complaintsOf((chart) => call(chart), { namespace: 'shop' })).toEqual(expected)
  })

  it('a grant that is repeated names the object once', () => {
    const app = new steersman.App()
    const chart = new steersman.Chart(app, 'shop', { namespace: 'shop' })
    const [account, map] = [new ServiceAccount(chart, 'a'), settings(chart)]
    for (let time = 0; time < 3; time++) account.grant(['get'], map)
    expect(readTree(app).objects.find(({ manifest }) => manifest.kind === 'Role')?.manifest.rules).toEqual([
      { apiGroups: [''], resources: ['configmaps'], resourceNames: ['settings'], verbs: ['get'] },
    ])
  })

  it.each([
    [3, 'the id must be a text, and is 3'],
    ['', 'the id must not be empty'],
    [undefined, 'the id must be a text, and is undefined'],
  ])('an id that is %j fails at its line', (id, message) => {
    const chart = new steersman.Chart(new steersman.App(), 'shop')
    expect(() => new ConfigMap(chart, id as Any, { data: {} })).toThrow(message)
    expect(() => new ConfigMap(chart, id as Any, { data: {} })).toThrow('methods.test.ts')
  })

  it('a scope without a chart fails with the remedy', () => {
    expect(() => new ConfigMap(new steersman.App(), 'a', { data: {} })).toThrow("new Chart(app, '…')")
    expect(() => new ConfigMap(undefined as Any, 'a', { data: {} })).toThrow('its scope is undefined')
  })
})
