import { ConfigMap, Deployment, PersistentVolumeClaim, Pod, Secret, ServiceAccount } from '../../../src/index.js'
import type { Group } from './group.js'

const image = 'example/server:1.4.2'
const nodeAffinity = {
  requiredDuringSchedulingIgnoredDuringExecution: {
    nodeSelectorTerms: [{ matchExpressions: [{ key: 'gpu', operator: 'Exists' as const }] }],
  },
}

export const pods: Group = {
  name: 'pods',
  definitions: [],
  kinds: ['ConfigMap', 'Deployment', 'PersistentVolumeClaim', 'Pod', 'ServiceAccount'],
  program(chart) {
    const config = new ConfigMap(chart, 'config', { data: { LEVEL: 'info' } })
    const secret = Secret.external(chart, 'secret', { keys: ['token'] })
    const claim = new PersistentVolumeClaim(chart, 'claim', { storage: '1Gi', accessModes: ['ReadWriteMany'] })
    const account = new ServiceAccount(chart, 'account')
    new Deployment(chart, 'container', {
      initContainers: {
        sidecar: { image, restartPolicy: 'Always', startupProbe: { exec: { command: ['true'] } } },
        first: { image, command: ['prepare'] },
      },
      containers: {
        server: {
          image,
          command: ['run'],
          args: ['--fast'],
          workingDir: '/srv',
          env: {
            TEXT: 'x',
            LEVEL: config.key('LEVEL', { optional: true }),
            TOKEN: secret.key('token'),
            IP: { fieldRef: 'status.podIP' },
            MEMORY: { resourceFieldRef: 'limits.memory', divisor: '1Mi' },
          },
          envFrom: [config.envFrom({ prefix: 'APP_', optional: true }), secret.envFrom()],
          ports: { http: 8080, dns: { containerPort: 53, protocol: 'UDP', hostPort: 5353, hostIP: '127.0.0.1' } },
          resources: { requests: { cpu: 0.25, memory: '64Mi' }, limits: { cpu: 2, memory: '128Mi' } },
          imagePullPolicy: 'Always',
          startupProbe: {
            httpGet: { path: '/s', port: 'http', scheme: 'HTTPS', host: 'h', httpHeaders: { A: 'b' } },
            failureThreshold: 30,
          },
          readinessProbe: { tcpSocket: { port: 8080 }, successThreshold: 2, periodSeconds: 5, initialDelaySeconds: 1, timeoutSeconds: 2 },
          livenessProbe: { grpc: { port: 'http', service: 's' }, initialDelaySeconds: 1, terminationGracePeriodSeconds: 9 },
          lifecycle: { postStart: { httpGet: { port: 'http' } }, preStop: { sleep: { seconds: 5 } } },
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 1000,
            runAsGroup: 1000,
            readOnlyRootFilesystem: true,
            allowPrivilegeEscalation: false,
            privileged: false,
            capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] },
            seccompProfile: { localhostProfile: 'p.json' },
            procMount: 'Default',
          },
          tty: true,
          stdin: true,
          terminationMessagePath: '/log',
          terminationMessagePolicy: 'FallbackToLogsOnError',
          mounts: {
            '/config': config.mount(),
            '/data': { volume: 'claim', subPath: 'a', readOnly: true, mountPropagation: 'None' },
            '/logs': { volume: 'scratch', subPathExpr: '$(TEXT)' },
          },
        },
        probed: {
          image,
          startupProbe: { tcpSocket: { port: 1 } },
          readinessProbe: { grpc: { port: 1 }, failureThreshold: 1 },
          livenessProbe: { exec: { command: ['true'] }, failureThreshold: 1, periodSeconds: 1, timeoutSeconds: 1 },
          lifecycle: { postStart: { exec: { command: ['x'] } } },
        },
        again: {
          image,
          startupProbe: {
            grpc: { port: 1 },
            initialDelaySeconds: 1,
            periodSeconds: 1,
            timeoutSeconds: 1,
            terminationGracePeriodSeconds: 1,
          },
          readinessProbe: { httpGet: { port: 1 } },
          livenessProbe: { httpGet: { port: 1 } },
        },
        last: {
          image,
          startupProbe: { exec: { command: ['true'] } },
          readinessProbe: { exec: { command: ['true'] } },
          livenessProbe: { tcpSocket: { port: 1 } },
        },
      },
      volumes: { claim: { persistentVolumeClaim: { claim, readOnly: false } }, scratch: { emptyDir: {} } },
    })
    new Deployment(chart, 'pod', {
      serviceAccount: account,
      automountServiceAccountToken: false,
      terminationGracePeriodSeconds: 5,
      nodeSelector: { disk: 'ssd' },
      tolerations: [{ key: 'a', operator: 'Equal', value: 'b', effect: 'NoExecute', tolerationSeconds: 1 }],
      topologySpreadConstraints: [
        {
          topologyKey: 'kubernetes.io/hostname',
          maxSkew: 2,
          whenUnsatisfiable: 'DoNotSchedule',
          minDomains: 2,
          nodeAffinityPolicy: 'Honor',
          nodeTaintsPolicy: 'Honor',
          matchLabelKeys: ['pod-template-hash'],
        },
      ],
      affinity: { nodeAffinity },
      priorityClassName: 'high',
      runtimeClassName: 'gvisor',
      schedulerName: 'own',
      imagePullSecrets: [secret],
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 1000,
        runAsGroup: 1000,
        fsGroup: 1,
        fsGroupChangePolicy: 'OnRootMismatch',
        supplementalGroups: [2],
        sysctls: { 'net.core.somaxconn': '1024' },
        seccompProfile: 'RuntimeDefault',
      },
      shareProcessNamespace: true,
      hostNetwork: false,
      hostPID: false,
      hostIPC: false,
      hostname: 'h',
      subdomain: 's',
      hostAliases: { '10.0.0.1': ['a', 'b'] },
      dnsPolicy: 'None',
      dnsConfig: { nameservers: ['1.1.1.1'] },
      enableServiceLinks: false,
      container: { image },
    })
    new Deployment(chart, 'volumes', {
      container: { image },
      volumes: {
        config: { configMap: { from: config, items: { LEVEL: { path: 'level', mode: 0o400 } }, defaultMode: 0o440, optional: true } },
        secret: { secret: { from: secret, items: { token: 'token' }, defaultMode: 0o440, optional: true } },
        memory: { emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } },
        node: { hostPath: { path: '/var/log', type: 'Directory' } },
        files: { nfs: { server: 'files.example.com', path: '/', readOnly: true } },
        own: { ephemeral: { storage: '1Gi', accessModes: ['ReadWriteOnce'] } },
        about: { downwardAPI: { name: 'metadata.name', cpu: { resourceFieldRef: 'limits.cpu', containerName: 'volumes', mode: 0o400 } } },
        driver: {
          csi: { driver: 'd.example.com', readOnly: true, fsType: 'ext4', volumeAttributes: { a: 'b' }, nodePublishSecretRef: secret },
        },
        together: {
          projected: {
            defaultMode: 0o440,
            sources: [
              { configMap: config },
              { secret },
              { downwardAPI: { name: 'metadata.name' } },
              { serviceAccountToken: { path: 'token', audience: 'vault', expirationSeconds: 3600 } },
            ],
          },
        },
        artifact: { image: { reference: 'example/model:1', pullPolicy: 'IfNotPresent' } },
        scsi: { iscsi: { targetPortal: '10.0.0.1:3260', iqn: 'iqn.2001-04.com.example:storage.disk1', lun: 0 } },
        fibre: { fc: { targetWWNs: ['5'], lun: 1 } },
      },
    })
    new Pod(chart, 'alone', {
      securityContext: { seccompProfile: { localhostProfile: 'p.json' } },
      restartPolicy: 'Never',
      activeDeadlineSeconds: 60,
      container: { image },
    })
  },
  refused: [],
}

/** Volumes that Kubernetes still takes, and warns of. */
export const oldVolumes: Group = {
  name: 'old-volumes',
  definitions: [],
  warnings: /deprecated|no longer available|will never be available|removed/,
  kinds: ['Deployment'],
  program(chart) {
    new Deployment(chart, 'old', {
      container: { image },
      volumes: {
        cephfs: { cephfs: { monitors: ['10.0.0.1:6789'] } },
        rbd: { rbd: { monitors: ['10.0.0.1:6789'], image: 'a' } },
        glusterfs: { glusterfs: { endpoints: 'a', path: 'b' } },
        flex: { flexVolume: { driver: 'example.com/a' } },
        azure: { azureDisk: { diskName: 'a', diskURI: 'https://example.blob.core.windows.net/a' } },
        share: { azureFile: { secretName: 'a', shareName: 'b' } },
        aws: { awsElasticBlockStore: { volumeID: 'a' } },
        google: { gcePersistentDisk: { pdName: 'a' } },
        vsphere: { vsphereVolume: { volumePath: 'a' } },
        portworx: { portworxVolume: { volumeID: 'a' } },
        quobyte: { quobyte: { registry: '10.0.0.1:1', volume: 'a' } },
        scale: { scaleIO: { gateway: 'https://a', system: 'b', secretRef: { name: 'c' }, volumeName: 'd' } },
        storageos: { storageos: { volumeName: 'a' } },
        flocker: { flocker: { datasetName: 'a' } },
        cinder: { cinder: { volumeID: 'a' } },
        photon: { photonPersistentDisk: { pdID: 'a' } },
        git: { gitRepo: { repository: 'https://example.com/a' } },
      },
    })
  },
  refused: [],
}
