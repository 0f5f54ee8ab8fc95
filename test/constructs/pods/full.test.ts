import { describe, expect, it } from 'vitest'
import { ConfigMap, Deployment, PersistentVolumeClaim, Pod, Secret, ServiceAccount } from '../../../src/index.js'
import type { JsonObject } from '../../../src/model/model.js'
import { bodyOf, manifestOf } from '../synth.js'

const image = 'example/server:1'

describe('every prop of a container', () => {
  it('is written in its field, in the order in which one writes them by hand', () => {
    const body = bodyOf('Pod', (chart) => {
      const config = new ConfigMap(chart, 'config', { data: { LEVEL: 'info' } })
      const secret = Secret.external(chart, 'secret', { keys: ['token'] })
      const server = new Pod(chart, 'other', { container: { image, ports: { http: 80 } } }).expose()
      new Pod(chart, 'a', {
        name: 'a',
        container: {
          image,
          command: ['run'],
          args: ['--fast'],
          workingDir: '/srv',
          env: {
            TEXT: 'x',
            NUMBER: 3,
            BOOLEAN: false,
            LEVEL: config.key('LEVEL', { optional: true }),
            TOKEN: secret.key('token'),
            PORT: server.port('http'),
            IP: { fieldRef: 'status.podIP' },
            APP: { fieldRef: "metadata.labels['app']" },
            MEMORY: { resourceFieldRef: 'limits.memory', divisor: '1Mi' },
            OTHER: { resourceFieldRef: 'requests.cpu', containerName: 'b', divisor: 1 },
            NONE: undefined,
          },
          envFrom: [config.envFrom({ prefix: 'APP_', optional: true }), secret.envFrom()],
          ports: { http: 8080, dns: { containerPort: 53, protocol: 'UDP', hostPort: 5353, hostIP: '127.0.0.1' } },
          resources: {
            requests: { cpu: 0.25, memory: 1024, 'ephemeral-storage': '1Gi' },
            limits: { cpu: 2, memory: '128Mi', 'nvidia.com/gpu': 1, 'hugepages-2Mi': '4Mi' },
          },
          imagePullPolicy: 'Always',
          startupProbe: {
            httpGet: { path: '/s', port: 'http', scheme: 'HTTPS', host: 'h', httpHeaders: { A: 'b' } },
            failureThreshold: 30,
          },
          readinessProbe: { tcpSocket: { port: 8080, host: 'h' }, successThreshold: 2, periodSeconds: 5 },
          livenessProbe: {
            grpc: { port: 'http', service: 's' },
            initialDelaySeconds: 1,
            timeoutSeconds: 2,
            terminationGracePeriodSeconds: 9,
          },
          lifecycle: { postStart: { exec: { command: ['x'] } }, preStop: { sleep: { seconds: 5 } } },
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 1000,
            capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] },
            seccompProfile: { localhostProfile: 'p.json' },
          },
          tty: true,
          stdin: false,
          terminationMessagePath: '/log',
          terminationMessagePolicy: 'FallbackToLogsOnError',
        },
      })
      // The other pod is not what is looked at.
      chart.node.tryRemoveChild('other')
    }) as { spec: { containers: JsonObject[] } }
    const [container] = body.spec.containers
    expect(Object.keys(container!)).toEqual([
      'name',
      'image',
      'imagePullPolicy',
      'command',
      'args',
      'workingDir',
      'ports',
      'env',
      'envFrom',
      'resources',
      'startupProbe',
      'readinessProbe',
      'livenessProbe',
      'lifecycle',
      'securityContext',
      'tty',
      'stdin',
      'terminationMessagePath',
      'terminationMessagePolicy',
    ])
    expect(container).toEqual({
      name: 'a',
      image,
      imagePullPolicy: 'Always',
      command: ['run'],
      args: ['--fast'],
      workingDir: '/srv',
      ports: [
        { name: 'http', containerPort: 8080 },
        { name: 'dns', containerPort: 53, protocol: 'UDP', hostPort: 5353, hostIP: '127.0.0.1' },
      ],
      env: [
        { name: 'TEXT', value: 'x' },
        { name: 'NUMBER', value: '3' },
        { name: 'BOOLEAN', value: 'false' },
        { name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'config', key: 'LEVEL', optional: true } } },
        { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'secret', key: 'token' } } },
        { name: 'PORT', value: '80' },
        { name: 'IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
        { name: 'APP', valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']" } } },
        { name: 'MEMORY', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } } },
        { name: 'OTHER', valueFrom: { resourceFieldRef: { containerName: 'b', resource: 'requests.cpu', divisor: '1' } } },
      ],
      envFrom: [{ prefix: 'APP_', configMapRef: { name: 'config', optional: true } }, { secretRef: { name: 'secret' } }],
      resources: {
        requests: { cpu: '250m', memory: '1024', 'ephemeral-storage': '1Gi' },
        limits: { cpu: '2', memory: '128Mi', 'nvidia.com/gpu': '1', 'hugepages-2Mi': '4Mi' },
      },
      startupProbe: {
        httpGet: { path: '/s', port: 'http', scheme: 'HTTPS', host: 'h', httpHeaders: [{ name: 'A', value: 'b' }] },
        failureThreshold: 30,
      },
      readinessProbe: { tcpSocket: { port: 8080, host: 'h' }, successThreshold: 2, periodSeconds: 5 },
      livenessProbe: { grpc: { port: 8080, service: 's' }, initialDelaySeconds: 1, timeoutSeconds: 2, terminationGracePeriodSeconds: 9 },
      lifecycle: { postStart: { exec: { command: ['x'] } }, preStop: { sleep: { seconds: 5 } } },
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 1000,
        capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] },
        seccompProfile: { type: 'Localhost', localhostProfile: 'p.json' },
      },
      tty: true,
      stdin: false,
      terminationMessagePath: '/log',
      terminationMessagePolicy: 'FallbackToLogsOnError',
    })
  })
})

describe('every prop of a pod', () => {
  it('is written in its field', () => {
    const manifest = manifestOf(
      'Deployment',
      (chart) =>
        new Deployment(chart, 'a', {
          replicas: 2,
          strategy: { rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
          minReadySeconds: 1,
          progressDeadlineSeconds: 60,
          revisionHistoryLimit: 3,
          serviceAccount: new ServiceAccount(chart, 'account'),
          automountServiceAccountToken: false,
          terminationGracePeriodSeconds: 5,
          nodeSelector: { disk: 'ssd' },
          tolerations: [{ key: 'a', operator: 'Equal', value: 'b', effect: 'NoExecute', tolerationSeconds: 1 }],
          topologySpreadConstraints: [{}, { topologyKey: 'kubernetes.io/hostname', maxSkew: 2, whenUnsatisfiable: 'DoNotSchedule' }],
          affinity: { podAntiAffinity: {} },
          priorityClassName: 'high',
          runtimeClassName: 'gvisor',
          schedulerName: 'own',
          imagePullSecrets: [Secret.external(chart, 'registry', { keys: [] })],
          securityContext: { fsGroup: 1, supplementalGroups: [2], sysctls: { 'net.a': '1' }, seccompProfile: 'RuntimeDefault' },
          shareProcessNamespace: true,
          hostNetwork: true,
          hostPID: true,
          hostIPC: true,
          hostname: 'h',
          subdomain: 's',
          hostAliases: { '10.0.0.1': ['a', 'b'] },
          dnsPolicy: 'None',
          dnsConfig: { nameservers: ['1.1.1.1'] },
          enableServiceLinks: false,
          podAnnotations: { note: 'x' },
          container: { image },
        }),
    )
    const matchLabels = { 'app.kubernetes.io/name': 'a' }
    expect(manifest.spec).toEqual({
      replicas: 2,
      selector: { matchLabels },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
      minReadySeconds: 1,
      progressDeadlineSeconds: 60,
      revisionHistoryLimit: 3,
      template: {
        metadata: { labels: { ...matchLabels, 'app.kubernetes.io/part-of': 'shop' }, annotations: { note: 'x' } },
        spec: {
          serviceAccountName: 'account',
          automountServiceAccountToken: false,
          containers: [{ name: 'a', image }],
          terminationGracePeriodSeconds: 5,
          nodeSelector: { disk: 'ssd' },
          tolerations: [{ key: 'a', operator: 'Equal', value: 'b', effect: 'NoExecute', tolerationSeconds: 1 }],
          topologySpreadConstraints: [
            { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels } },
            { maxSkew: 2, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels } },
          ],
          affinity: { podAntiAffinity: {} },
          priorityClassName: 'high',
          runtimeClassName: 'gvisor',
          schedulerName: 'own',
          imagePullSecrets: [{ name: 'registry' }],
          securityContext: {
            fsGroup: 1,
            supplementalGroups: [2],
            sysctls: [{ name: 'net.a', value: '1' }],
            seccompProfile: { type: 'RuntimeDefault' },
          },
          shareProcessNamespace: true,
          hostNetwork: true,
          hostPID: true,
          hostIPC: true,
          hostname: 'h',
          subdomain: 's',
          hostAliases: [{ ip: '10.0.0.1', hostnames: ['a', 'b'] }],
          dnsPolicy: 'None',
          dnsConfig: { nameservers: ['1.1.1.1'] },
          enableServiceLinks: false,
        },
      },
    })
  })

  it('holds every volume source', () => {
    const { volumes } = manifestOf('Pod', (chart) => {
      const claim = new PersistentVolumeClaim(chart, 'claim', { storage: '1Gi', accessModes: ['ReadWriteOnce'] })
      const config = new ConfigMap(chart, 'config', { data: { A: 1 } })
      const secret = Secret.external(chart, 'secret', { keys: ['B'] })
      new Pod(chart, 'a', {
        restartPolicy: 'Never',
        activeDeadlineSeconds: 9,
        volumes: {
          'empty-dir': { emptyDir: { medium: 'Memory', sizeLimit: 1024 } },
          'host-path': { hostPath: { path: '/x', type: 'Directory' } },
          claim: { persistentVolumeClaim: claim },
          'claim-ro': { persistentVolumeClaim: { claim, readOnly: true } },
          config: { configMap: config },
          'config-items': { configMap: { from: config, items: { A: 'a.txt' }, defaultMode: 0o440, optional: true } },
          secret: { secret },
          nfs: { nfs: { server: 's', path: '/p' } },
          csi: { csi: { driver: 'd', readOnly: true, volumeAttributes: { a: 'b' } } },
          ephemeral: { ephemeral: { storage: '1Gi', accessModes: ['ReadWriteOnce'], storageClassName: 'fast' } },
          downward: {
            downwardAPI: {
              labels: "metadata.labels['app']",
              cpu: 'limits.cpu',
              b: { resourceFieldRef: 'limits.memory', containerName: 'x' },
            },
          },
          projected: {
            projected: {
              defaultMode: 0o400,
              sources: [
                { secret: { from: secret, items: { B: 'b' } } },
                { configMap: config },
                { downwardAPI: { name: 'metadata.name' } },
                { serviceAccountToken: { path: 'token', expirationSeconds: 600 } },
              ],
            },
          },
          other: { iscsi: { targetPortal: 'p', iqn: 'i', lun: 0 } },
        },
        container: { image },
      })
    }).spec as JsonObject
    expect(volumes).toEqual([
      { name: 'empty-dir', emptyDir: { medium: 'Memory', sizeLimit: '1024' } },
      { name: 'host-path', hostPath: { path: '/x', type: 'Directory' } },
      { name: 'claim', persistentVolumeClaim: { claimName: 'claim' } },
      { name: 'claim-ro', persistentVolumeClaim: { claimName: 'claim', readOnly: true } },
      { name: 'config', configMap: { name: 'config' } },
      { name: 'config-items', configMap: { name: 'config', items: [{ key: 'A', path: 'a.txt' }], defaultMode: 0o440, optional: true } },
      { name: 'secret', secret: { secretName: 'secret' } },
      { name: 'nfs', nfs: { server: 's', path: '/p' } },
      { name: 'csi', csi: { driver: 'd', readOnly: true, volumeAttributes: { a: 'b' } } },
      {
        name: 'ephemeral',
        ephemeral: {
          volumeClaimTemplate: {
            spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'fast', resources: { requests: { storage: '1Gi' } } },
          },
        },
      },
      {
        name: 'downward',
        downwardAPI: {
          items: [
            { path: 'labels', fieldRef: { fieldPath: "metadata.labels['app']" } },
            { path: 'cpu', resourceFieldRef: { containerName: 'a', resource: 'limits.cpu' } },
            { path: 'b', resourceFieldRef: { containerName: 'x', resource: 'limits.memory' } },
          ],
        },
      },
      {
        name: 'projected',
        projected: {
          defaultMode: 0o400,
          sources: [
            { secret: { name: 'secret', items: [{ key: 'B', path: 'b' }] } },
            { configMap: { name: 'config' } },
            { downwardAPI: { items: [{ path: 'name', fieldRef: { fieldPath: 'metadata.name' } }] } },
            { serviceAccountToken: { path: 'token', expirationSeconds: 600 } },
          ],
        },
      },
      { name: 'other', iscsi: { targetPortal: 'p', iqn: 'i', lun: 0 } },
    ])
  })

  it('runs init containers and sidecars in the order of the program', () => {
    const { initContainers } = manifestOf('Pod', (chart) => {
      new Pod(chart, 'a', {
        initContainers: {
          second: { image, command: ['b'] },
          first: { image, restartPolicy: 'Always', ports: { log: 1 }, readinessProbe: { tcpSocket: {} } },
        },
        container: { image },
      })
    }).spec as JsonObject
    expect(initContainers).toEqual([
      { name: 'second', image, command: ['b'] },
      {
        name: 'first',
        image,
        restartPolicy: 'Always',
        ports: [{ name: 'log', containerPort: 1 }],
        readinessProbe: { tcpSocket: { port: 'log' } },
      },
    ])
  })
})
