// Each line after a comment must be refused; behind the bar stands a part of what the compiler must say.
import { App, Chart, ConfigMap, CronJob, DaemonSet, Deployment, HorizontalPodAutoscaler, Job, Pod, Secret, StatefulSet } from 'steersman'

const c = new Chart(new App(), 'c')
const secret = Secret.external(c, 's', { keys: ['PGPASSWORD'] })
const config = new ConfigMap(c, 'config', { data: { A: 1 } })
const image = 'x'
const html = { html: { emptyDir: {} } } as const

// @ts-expect-error a key that the Secret does not have | '"PGPASWORD"' is not assignable to parameter of type '"PGPASSWORD"'
secret.key('PGPASWORD')
// @ts-expect-error a key that the ConfigMap does not have | '"B"' is not assignable to parameter of type '"A"'
config.key('B')
// @ts-expect-error items of a key that the ConfigMap does not have | 'B' does not exist
config.mount({ items: { B: 'b' } })
// @ts-expect-error a probe on a port that no container declares | Did you mean '"http"'?
new Deployment(c, 'a', { container: { image, ports: { http: 80 }, readinessProbe: { httpGet: { path: '/', port: 'htp' } } } })
// @ts-expect-error a unit of memory that does not exist | '"128MB"' is not assignable
new Deployment(c, 'c', { container: { image, resources: { limits: { memory: '128MB' } } } })
// @ts-expect-error thousandths of a byte | '"128m"' is not assignable
new Deployment(c, 'd', { container: { image, resources: { limits: { memory: '128m' } } } })
// @ts-expect-error a unit of cpu that does not exist | '"1core"' is not assignable
new Deployment(c, 'e', { container: { image, resources: { requests: { cpu: '1core' } } } })
// @ts-expect-error a resource without domain | 'gpu' does not exist
new Deployment(c, 'f', { container: { image, resources: { limits: { gpu: 1 } } } })
// @ts-expect-error a volume that the pod does not have | '"htlm"' is not assignable
new Deployment(c, 'g', { container: { image, mounts: { '/x': 'htlm' } }, volumes: html })
// @ts-expect-error the same with options | '"htlm"' is not assignable
new Deployment(c, 'h', { container: { image, mounts: { '/x': { volume: 'htlm' } } }, volumes: html })
// @ts-expect-error a relative mount path | 'x' does not exist
new Deployment(c, 'i', { container: { image, mounts: { x: 'html' } }, volumes: html })
// @ts-expect-error a relative working directory | is not assignable to type '`/${string}`'
new Deployment(c, 'j', { container: { image, workingDir: 'src' } })
// @ts-expect-error a misspelt field of a container | 'prots' does not exist
new Deployment(c, 'k', { container: { image, prots: { http: 80 } } })
// @ts-expect-error a misspelt field of a Deployment | 'replica' does not exist
new Deployment(c, 'l', { replica: 3, container: { image } })
// @ts-expect-error a misspelt field deep in an override | 'hostNetwrk' does not exist
new Deployment(c, 'm', { container: { image }, override: { spec: { template: { spec: { hostNetwrk: true } } } } })
// @ts-expect-error Recreate with the parameters of a rolling update | 'type' does not exist
new Deployment(c, 'n', { strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } }, container: { image } })
// @ts-expect-error two handlers of one probe | "not beside httpGet"
new Deployment(c, 'o', { container: { image, livenessProbe: { httpGet: { path: '/', port: 1 }, tcpSocket: { port: 1 } } } })
// @ts-expect-error successThreshold of a liveness probe can only be 1 | 'successThreshold' does not exist
new Deployment(c, 'p', { container: { image, livenessProbe: { exec: { command: ['x'] }, successThreshold: 2 } } })
// @ts-expect-error two sources of one volume | "not beside emptyDir"
new Deployment(c, 'q', { container: { image }, volumes: { a: { emptyDir: {}, hostPath: { path: '/x' } } } })
// @ts-expect-error one container beside several | "not beside container"
new Deployment(c, 'r', { container: { image }, containers: { y: { image } } })
// @ts-expect-error no container at all | is missing
new Deployment(c, 's', { replicas: 1 })
// @ts-expect-error an init container with a probe | is not assignable to type
new Deployment(c, 't', { container: { image }, initContainers: { a: { image, readinessProbe: { tcpSocket: { port: 1 } } } } })
// @ts-expect-error whole numbers as names lose their order | a whole number as a key loses its place
new Deployment(c, 'u', { container: { image }, initContainers: { 2: { image }, 1: { image } } })
// @ts-expect-error the same for containers | a whole number as a key loses its place
new Pod(c, 'v', { containers: { 1: { image } } })
// @ts-expect-error an object is no value of a variable | is not assignable to type 'EnvValue
new Deployment(c, 'w', { container: { image, env: { A: secret } } })
// @ts-expect-error a field of the pod that a container cannot read | is not assignable
new Deployment(c, 'x', { container: { image, env: { A: { fieldRef: 'status.phase' } } } })
// @ts-expect-error a number as text | is not assignable to type
new Deployment(c, 'y', { replicas: '3', container: { image } })
// @ts-expect-error an autoscaler without upper bound | is missing
new Deployment(c, 'z', { replicas: { min: 1 }, container: { image } })
// @ts-expect-error a percentage without its sign | is not assignable to type
new Deployment(c, 'aa', { replicas: { max: 3, cpu: '70' }, container: { image } })
// @ts-expect-error no image | ContainerProps<string, never>
new Deployment(c, 'ab', { container: {} })
// @ts-expect-error an image by its name alone | is not assignable to type
new Pod(c, 'without-tag', { container: { image: { name: 'x' } } })
// @ts-expect-error a digest without its algorithm | `sha256:${string}`
new Pod(c, 'digest', { container: { image: { name: 'x', digest: 'abc' } } })
// @ts-expect-error a deadline of pods that are to stay | 'activeDeadlineSeconds' does not exist
new Deployment(c, 'ac', { activeDeadlineSeconds: 9, container: { image } })

const disk = { storage: '1Gi', accessModes: ['ReadWriteOnce'] } as const
const db = new StatefulSet(c, 'db', {
  volumeClaimTemplates: { data: disk },
  container: { image, ports: { sql: 1 }, mounts: { '/d': 'data' } },
})
// @ts-expect-error a port that its pods do not have | '"http"' is not assignable to parameter of type '"sql"'
db.service.port('http')
// @ts-expect-error a pod by its name | 'string' is not assignable to parameter of type 'number'
db.podHost('db-0')
// @ts-expect-error a claim that it does not have | '"dat"' is not assignable
new StatefulSet(c, 'ba', { volumeClaimTemplates: { data: disk }, container: { image, mounts: { '/d': 'dat' } } })
// @ts-expect-error a claim without size | 'storage' is missing
new StatefulSet(c, 'bb', { volumeClaimTemplates: { data: { accessModes: ['ReadWriteOnce'] } }, container: { image } })
// @ts-expect-error a strategy of Deployments | is not assignable to type
new StatefulSet(c, 'bc', { updateStrategy: 'Recreate', container: { image } })
// @ts-expect-error a surge without maxUnavailable: 0 | is not assignable to type
new DaemonSet(c, 'bd', { updateStrategy: { rollingUpdate: { maxSurge: 1 } }, container: { image } })
// @ts-expect-error a number of pods on each node | 'replicas' does not exist
new DaemonSet(c, 'be', { replicas: 2, container: { image } })
// @ts-expect-error a Job without restartPolicy | 'restartPolicy' is missing
new Job(c, 'bf', { container: { image } })
// @ts-expect-error a Job that never ends | '"Always"' is not assignable
new Job(c, 'bg', { restartPolicy: 'Always', container: { image } })
const onExitCodes = { operator: 'In', values: [1] } as const
const twice = { action: 'Ignore', onExitCodes, onPodConditions: [{ type: 'X' }] } as const
// @ts-expect-error a failure by two reasons | "not beside onExitCodes"
new Job(c, 'bh', { restartPolicy: 'Never', container: { image }, podFailurePolicy: { rules: [twice] } })
// @ts-expect-error a schedule of four fields | is not assignable to type 'CronSchedule'
new CronJob(c, 'bi', { schedule: '0 3 * *', restartPolicy: 'Never', container: { image } })
// @ts-expect-error a macro that does not exist | is not assignable to type 'CronSchedule'
new CronJob(c, 'bj', { schedule: '@reboot', restartPolicy: 'Never', container: { image } })
// @ts-expect-error utilization of a metric that nothing requests | is not assignable to type
new HorizontalPodAutoscaler(c, 'bk', { target: db, maxReplicas: 2, metrics: [{ pods: 'x', averageUtilization: '70%' }] })
// @ts-expect-error a container's metric without the container | is not assignable to type
new HorizontalPodAutoscaler(c, 'bl', { target: db, maxReplicas: 2, metrics: [{ containerResource: 'cpu', averageUtilization: '70%' }] })
