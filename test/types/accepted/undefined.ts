import {
  App,
  Chart,
  ConfigMap,
  Deployment,
  HorizontalPodAutoscaler,
  Ingress,
  type Labels,
  PersistentVolumeClaim,
  type Resources,
} from 'steersman'

// What is undefined counts as not given, whatever the project's compiler is told about optional props.
declare const large: boolean
declare const given: {
  readonly env?: { readonly [name: string]: string } | undefined
  readonly labels?: Labels | undefined
  readonly class?: string | undefined
}
const resources: Resources | undefined = large ? { requests: { memory: '1Gi', cpu: undefined } } : undefined
const chart = new Chart(new App(), 'shop')
const settings = new ConfigMap(chart, 'settings', { data: { A: 1 }, immutable: large ? true : undefined, labels: given.labels })
const server = new Deployment(chart, 'server', {
  replicas: large ? { max: 3, min: undefined, cpu: '70%' } : undefined,
  strategy: large ? 'Recreate' : undefined,
  labels: given.labels,
  serviceAccount: undefined,
  volumes: { cache: large ? { emptyDir: { sizeLimit: undefined } } : undefined },
  container: {
    image: 'example/server:1',
    command: undefined,
    resources,
    env: given.env,
    ports: { http: 80, metrics: large ? 9090 : undefined },
    mounts: { '/cache': { volume: 'cache', subPath: undefined }, '/settings': settings.mount({ defaultMode: undefined }) },
    readinessProbe: large ? { httpGet: { path: undefined, port: 'http' }, periodSeconds: undefined } : undefined,
    securityContext: { capabilities: { drop: undefined } },
  },
})
const service = server.expose({ name: undefined, sessionAffinity: undefined, ports: { http: { port: 80, nodePort: undefined } } })
new Ingress(chart, 'web', { className: 'nginx', tls: undefined, nginx: { bodySize: undefined }, hosts: { 'a.b': { '/': service } } })
new HorizontalPodAutoscaler(chart, 'scale', { target: server, maxReplicas: 2, minReplicas: undefined, metrics: undefined })
new PersistentVolumeClaim(chart, 'disk', { storage: '1Gi', accessModes: ['ReadWriteOnce'], storageClassName: given.class })
