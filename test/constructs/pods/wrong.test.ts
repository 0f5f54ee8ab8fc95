import { describe, expect, it } from 'vitest'
import { Chart, ConfigMap, Deployment, PersistentVolumeClaim, Pod, ref, Secret, Service } from '../../../src/index.js'
import { complaintsOf, findingsOf } from '../synth.js'

// What TypeScript could not see, because it comes from JavaScript or from configuration.

const image = 'x:1'
const wrongContainer = (container: object): string[] =>
  complaintsOf((chart) => new Deployment(chart, 'a', { container: { image, ...container } } as never))
const wrongPod = (props: object): string[] =>
  complaintsOf((chart) => new Deployment(chart, 'a', { container: { image }, ...props } as never))
const at = (field: string, message: string, help: string, code = 'props/invalid'): string[] => [
  `${code} shop/a ${field}: ${message} -> ${help}`,
]

describe('a wrong container is refused with its field and a remedy', () => {
  it.each([
    [{ image: 3 }, 'container.image', 'must be a text, and is 3', "write '3'"],
    [{ image: '' }, 'container.image', 'must not be empty', 'write a text, or leave the prop out'],
    [{ image: null }, 'container.image', 'must be a text, and is null', 'write a text'],
    [{ prots: {} }, 'container.prots', 'is no prop here', 'did you mean ports?'],
    [{ command: 'run it' }, 'container.command', 'must be a list, and is "run it"', "write ['run', 'it']"],
    [{ args: [1] }, 'container.args[0]', 'must be a text, and is 1', "write '1'"],
    [{ workingDir: 'srv' }, 'container.workingDir', '"srv" must be an absolute path', 'write "/srv"'],
    [{ tty: 'yes' }, 'container.tty', 'must be true or false, and is "yes"', 'write true or false'],
    [
      { imagePullPolicy: 'always' },
      'container.imagePullPolicy',
      'must be one of Always, IfNotPresent, Never, and is "always"',
      'did you mean Always?',
    ],
    [
      { ports: { http: '80' } },
      'container.ports.http',
      'must be a whole number from 1 to 65535, and is "80"',
      'write 80 without quotes, or Number(…) for a value from configuration',
    ],
    [
      { ports: { http: 99999 } },
      'container.ports.http',
      'must be a whole number from 1 to 65535, and is 99999',
      'write a whole number from 1 to 65535',
    ],
    [
      { ports: { http: Number.NaN } },
      'container.ports.http',
      'must be a whole number from 1 to 65535, and is NaN',
      'write a whole number from 1 to 65535',
    ],
    [{ ports: { http: { containerPort: 80, port: 80 } } }, 'container.ports.http.port', 'is no prop here', 'write containerPort'],
    [
      { resources: { limits: { memory: '128MB' } } },
      'container.resources.limits.memory',
      '"128MB" is no quantity such as "250m", "128Mi" or "2Gi": did you mean "128Mi"?',
      'write a number with a unit, such as "250m" (millicores), "128Mi" or "2Gi"',
      'value/quantity',
    ],
    [
      { resources: { limits: { memory: '128m' } } },
      'container.resources.limits.memory',
      '"128m" means thousandths of a byte',
      'did you mean "128Mi"?',
      'value/quantity',
    ],
    [
      { resources: { limits: { memory: '-1Gi' } } },
      'container.resources.limits.memory',
      '"-1Gi" must not be negative',
      'write a number with a unit, such as "250m" (millicores), "128Mi" or "2Gi"',
      'value/quantity',
    ],
    [{ resources: { limits: { cpus: 1 } } }, 'container.resources.limits.cpus', 'is no resource', 'did you mean cpu?'],
    [
      { env: { A: { b: 1 } } },
      'container.env.A',
      'cannot be an object',
      "write a text, a number, true or false, secret.key('…'), config.key('…'), service.port('…') or { fieldRef: '…' }",
    ],
    [
      { env: { A: null } },
      'container.env.A',
      'cannot be null',
      "write a text, a number, true or false, secret.key('…'), config.key('…'), service.port('…') or { fieldRef: '…' }",
    ],
    [{ env: { A: Number.POSITIVE_INFINITY } }, 'container.env.A', 'is Infinity, which is no number', 'write a number or a text'],
    [
      { env: { 'A=B': 'x' } },
      'container.env["A=B"]',
      'the key "A=B" must be printable ASCII characters without "=", and not empty',
      'write another key',
    ],
    [{ env: { 1: 'x' } }, 'container.env.1', 'the key "1" is a whole number, which as a key loses its place', 'write another key'],
    [
      { env: { A: { fieldRef: 'status.phase' } } },
      'container.env.A.fieldRef',
      '"status.phase" is no field that a container can read',
      "write a field such as 'status.podIP' or \"metadata.labels['app']\"",
    ],
    [{ envFrom: [{ name: 'x' }] }, 'container.envFrom[0]', 'cannot be an object', 'write secret.envFrom() or config.envFrom()'],
    [{ mounts: { data: 'x' } }, 'container.mounts.data', 'the key "data" must be an absolute path', 'write "/data"'],
    [{ mounts: { '/data': 'dta' } }, 'container.mounts["/data"]', '"dta" is no volume of this pod', 'add volumes: { dta: … } to the pod'],
    [
      { mounts: { '/data': 3 } },
      'container.mounts["/data"]',
      'cannot be 3',
      'write claim.mount(), config.mount(), secret.mount(), { emptyDir: {} }, or the name of a volume of the pod',
    ],
    [
      { livenessProbe: { httpGet: { path: '/' }, tcpSocket: {} }, ports: { http: 1 } },
      'container.livenessProbe',
      'has httpGet and tcpSocket, of which only one can hold',
      'write exactly one of httpGet, tcpSocket, grpc, exec',
    ],
    [
      { livenessProbe: { periodSeconds: 3 } },
      'container.livenessProbe',
      'says nothing',
      'write exactly one of httpGet, tcpSocket, grpc, exec',
    ],
    [
      { livenessProbe: { httpGet: {} } },
      'container.livenessProbe.httpGet',
      'needs a port, and the container declares none',
      'add port: with a number, or declare ports on the container',
    ],
    [
      { livenessProbe: { httpGet: {} }, ports: { a: 1, b: 2 } },
      'container.livenessProbe.httpGet',
      'needs a port: the container has a, b',
      "add port: 'a'",
    ],
    [
      { readinessProbe: { tcpSocket: { port: 'htp' } }, ports: { http: 1 } },
      'container.readinessProbe.tcpSocket.port',
      '"htp" is no port of this container',
      'it has http',
    ],
    [{ lifecycle: { preStop: { sleep: {} } } }, 'container.lifecycle.preStop.sleep', 'seconds is missing', 'add seconds'],
    [
      { securityContext: { seccompProfile: 'Localhost' } },
      'container.securityContext.seccompProfile',
      'must be one of RuntimeDefault, Unconfined, and is "Localhost"',
      "write 'RuntimeDefault'",
    ],
  ])('%j', (container, field, message, help, code = 'props/invalid') => {
    expect(wrongContainer(container)).toEqual(at(field, message, help, code))
  })

  it.each([
    'x:undefined',
    'x:null',
    'x:NaN',
    'a.b:5000/x:undefined',
    'x@undefined',
    'x:1@undefined',
    'undefined',
    'null',
    'x:',
    'x@',
    'a.b/x:1@',
  ])('an image of which a variable was not set: %s', (wrong) => {
    expect(wrongContainer({ image: wrong })).toEqual([
      expect.stringMatching(
        /^props\/invalid shop\/a container\.image: "\S+" ends (without a tag|with (undefined|null|NaN), which is no value) -> give the variable a value/,
      ),
    ])
  })

  it.each([
    [' x:1', 'x:1'],
    ['x:1\n', 'x:1'],
    ['x: 1', 'x:1'],
  ])('an image with white space: %j', (wrong, right) => {
    expect(wrongContainer({ image: wrong })).toEqual(
      at('container.image', `${JSON.stringify(wrong)} holds white space`, `write '${right}'`),
    )
  })

  it.each([
    'x',
    'x:1',
    'null/undefined:1',
    'undefined/x',
    'a.b:5000/x',
    'a.b:5000/x:v1-undefined',
    'x@sha256:0123456789abcdef',
    'x:1@sha256:0123456789abcdef',
    `x:${ref({ get: () => '1', apply: () => undefined })}`,
    ref({ get: () => 'x:1', apply: () => undefined }),
  ])('an image as it should be: %s', (right) => {
    expect(wrongContainer({ image: right })).toEqual([])
  })

  it('tells everything at once', () => {
    expect(wrongContainer({ image: '', tty: 1, ports: { http: 0 }, env: { A: null } })).toHaveLength(4)
  })
})

describe('a wrong pod is refused with its field and a remedy', () => {
  it.each([
    [{ replica: 3 }, 'replica', 'is no prop here', 'did you mean replicas?'],
    [
      { replicas: '3' },
      'replicas',
      'must be a whole number, 0 or more, and is "3"',
      'write 3 without quotes, or Number(…) for a value from configuration',
    ],
    [{ replicas: -1 }, 'replicas', 'must be a whole number, 0 or more, and is -1', 'write a whole number, 0 or more'],
    [{ replicas: { min: 1 } }, 'replicas', 'max is missing', 'add max'],
    [
      { strategy: { type: 'Recreate' } },
      'strategy.type',
      'is no prop here',
      "write strategy: 'Recreate', or strategy: { rollingUpdate: { … } } without type",
    ],
    [{ strategy: 'recreate' }, 'strategy', 'must be one of Recreate, RollingUpdate, and is "recreate"', 'did you mean Recreate?'],
    [
      { volumes: { a: { emptyDir: {}, hostPath: { path: '/x' } } } },
      'volumes.a',
      'has emptyDir and hostPath, of which only one can hold',
      expect.stringContaining('write exactly one of emptyDir, hostPath'),
    ],
    [
      { volumes: { Data: { emptyDir: {} } } },
      'volumes.Data',
      'the key "Data" must be lower-case letters, digits or "-", and begin and end with a letter or digit',
      'write data',
    ],
    [
      { initContainers: { 2: { image } } },
      'initContainers.2',
      'the key "2" is a whole number, which as a key loses its place',
      'write another key',
    ],
    [
      { initContainers: { b: { image, livenessProbe: {} } } },
      'initContainers.b.livenessProbe',
      'an init container that runs to its end has none',
      "leave it out, or make it a sidecar with restartPolicy: 'Always'",
    ],
    [{ initContainers: { a: { image } } }, 'initContainers.a', 'has the name of a container of this pod', 'give it another name'],
    [
      { containers: { b: { image } } },
      'containers',
      'stands beside container',
      'write container for one, or containers for several by name',
    ],
    [{ container: undefined }, '-', 'has no container', "add container: { image: '…' }, or containers: { name: { image: '…' } }"],
    [{ container: undefined, containers: {} }, 'containers', 'must not be empty', 'write at least one entry'],
    [{ container: 'nginx' }, 'container', 'must be an object, and is "nginx"', 'write { image, command, args, … }'],
    [{ podLabels: 'x' }, 'podLabels', 'must be an object, and is "x"', "write { team: 'shop' }"],
    [{ override: 'x' }, 'override', 'must be an object, and is "x"', 'write a part of the manifest, such as { spec: { … } }'],
    [{ name: 3 }, 'name', 'must be a text, and is 3', "write '3'"],
    [
      { serviceAccount: 'default' },
      'serviceAccount',
      'must be a ServiceAccount, and is "default"',
      'give the construct, or what ServiceAccount.external returns',
    ],
    [{ hostname: 'a.b' }, 'hostname', expect.stringContaining('"a.b" must be'), 'write a host name without dots'],
    [
      { securityContext: { fsGroup: 'x' } },
      'securityContext.fsGroup',
      'must be a whole number, 0 or more, and is "x"',
      'write a whole number, 0 or more',
    ],
    [
      { topologySpreadConstraints: [{ maxSkew: 0 }] },
      'topologySpreadConstraints[0].maxSkew',
      'must be a whole number, 1 or more, and is 0',
      'write a whole number, 1 or more',
    ],
  ])('%j', (props, field, message, help) => {
    const found = findingsOf((chart) => new Deployment(chart, 'a', { container: { image }, ...props } as never))
    expect(found).toEqual([{ code: 'props/invalid', path: 'shop/a', ...(field !== '-' && { field }), message, help }])
  })

  it.each([undefined, null, 3, 'x', []])('props that are %j', (props) => {
    expect(complaintsOf((chart) => new Deployment(chart, 'a', props as never))).toHaveLength(1)
    expect(complaintsOf((chart) => new Pod(chart, 'a', props as never))).toHaveLength(1)
  })

  it('a downward file of a resource must say of which of several containers', () => {
    expect(
      wrongPod({
        container: undefined,
        containers: { x: { image }, y: { image } },
        volumes: { v: { downwardAPI: { cpu: 'limits.cpu' } } },
      }),
    ).toEqual(
      at('volumes.v.downwardAPI.cpu', 'must say of which container', "write { resourceFieldRef: 'limits.cpu', containerName: '…' }"),
    )
  })
})

describe('what is not where it should be', () => {
  it('a Secret, ConfigMap or claim of another namespace names both', () => {
    const found = complaintsOf(
      (chart, app) => {
        const other = new Chart(app, 'other', { namespace: 'other' })
        const config = new ConfigMap(other, 'config', { data: { A: 1 } })
        const secret = Secret.external(other, 'secret', { keys: ['B'] })
        const claim = new PersistentVolumeClaim(other, 'claim', { storage: '1Gi', accessModes: ['ReadWriteMany'] })
        new Pod(chart, 'a', {
          imagePullSecrets: [secret],
          volumes: { v: { configMap: config } },
          container: { image, env: { B: secret.key('B') }, envFrom: [config.envFrom()], mounts: { '/data': claim.mount() } },
        })
      },
      { namespace: 'own' },
    )
    const told = (kind: string, name: string): string =>
      `${kind} ${name} is in namespace other, and shop/a in own -> only those of its own namespace can be used: make a ${kind} in own`
    expect(found.sort()).toEqual([
      `wiring/other-namespace shop/a container.env.B: ${told('Secret', 'secret')}`,
      `wiring/other-namespace shop/a container.envFrom[0]: ${told('ConfigMap', 'config')}`,
      `wiring/other-namespace shop/a container.mounts["/data"]: ${told('PersistentVolumeClaim', 'claim')}`,
      `wiring/other-namespace shop/a imagePullSecrets[0]: ${told('Secret', 'secret')}`,
      `wiring/other-namespace shop/a volumes.v: ${told('ConfigMap', 'config')}`,
    ])
  })

  it('a key or port that is not there names the nearest', () => {
    expect(
      complaintsOf((chart) => {
        const config = new ConfigMap(chart, 'config', { data: { LEVEL: 1 } })
        const secret = Secret.external(chart, 'secret', { keys: ['PGPASSWORD'] })
        const server = new Pod(chart, 'server', { container: { image, ports: { http: 80 } } })
        config.key('LEVLE' as never)
        config.mount({ items: { OTHER_THING: 'x' } as never })
        secret.key('PGPASWORD' as never)
        server.expose().port('htp' as never)
        new Service(chart, 'late', { selector: server, ports: { https: 443 } as never })
        new Service(chart, 'wrong', { selector: server, ports: { https: { port: 443, targetPort: 'htps' } } as never })
      }),
    ).toEqual([
      // The external Secret is no construct, so its mistakes stand on the chart.
      'wiring/key shop -: Secret secret has no key "PGPASWORD" -> did you mean PGPASSWORD?',
      'wiring/key shop/config -: ConfigMap config has no key "LEVLE" -> did you mean LEVEL?',
      'wiring/key shop/config -: ConfigMap config has no key "OTHER_THING" -> it has LEVEL',
      'wiring/port shop/server/service -: Service server has no port "htp" -> did you mean http?',
      `props/invalid shop/late ports.https: shop/server has no port "https" -> add targetPort: 'http', or use one of http`,
      'props/invalid shop/wrong ports.https: shop/server has no port "htps" -> it has http',
    ])
  })
})
