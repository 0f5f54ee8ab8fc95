import { asList, asObject } from '../../model/json.js'
import type { JsonObject, JsonValue, Model, ModelObject } from '../../model/model.js'
import { createRule } from '../rule.js'

/** Kinds with a number of pods that share what the template names. */
const sharing: ReadonlySet<string> = new Set(['Deployment', 'ReplicationController', 'ReplicaSet', 'StatefulSet'])

/**
 * A Deployment or controller whose pods share a disk that only one node (ReadWriteOnce) or one pod (ReadWriteOncePod) can mount:
 * several pods, or a rolling update, wait for each other for ever.
 */
export const exclusiveDisk = createRule({
  code: 'wiring/exclusive-disk',
  severity: 'error',
  title: 'Several pods, or the old and the new pod of a rolling update, share a disk that only one node or pod can mount.',
  why: 'Pods on another node wait for the disk for ever, and so does a rolling update, which stops the old pod only when the new one is ready.',
  help: 'Run one pod with the strategy Recreate, give each pod its own disk (volumeClaimTemplates of a StatefulSet), or use a ReadWriteMany claim.',
  bad: `
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: database
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 2Gi
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: postgres
spec:
  selector:
    matchLabels:
      app: postgres
  template:
    metadata:
      labels:
        app: postgres
    spec:
      containers:
        - name: postgres
          image: postgres:17.6
          volumeMounts:
            - name: data
              mountPath: /var/lib/postgresql/data
      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: database
`,
  good: `
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: database
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 2Gi
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: postgres
spec:
  strategy:
    type: Recreate
  selector:
    matchLabels:
      app: postgres
  template:
    metadata:
      labels:
        app: postgres
    spec:
      containers:
        - name: postgres
          image: postgres:17.6
          volumeMounts:
            - name: data
              mountPath: /var/lib/postgresql/data
      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: database
`,
  look(model, complain) {
    const disks = exclusiveClaims(model)
    const most = maximumReplicas(model)
    for (const object of disks.size > 0 ? model.objects : []) {
      const { kind, metadata } = object.manifest
      if (!sharing.has(kind)) continue
      const spec = asObject(object.manifest.spec)
      const claim = claimsOf(spec).find((name) => disks.has(key(metadata.namespace, name)))
      if (claim === undefined) continue
      const mode = disks.get(key(metadata.namespace, claim))!
      const replicas = Math.max(Number(spec.replicas ?? 1), most.get(JSON.stringify([kind, metadata.namespace ?? '', metadata.name])) ?? 0)
      if (replicas > 1)
        complain({
          object,
          field: 'spec.replicas',
          message: `${replicas} pods share the disk ${claim}, which is ${mode}: those on other nodes never start`,
          help: `run one pod, or use ${kind === 'StatefulSet' ? 'volumeClaimTemplates' : 'a StatefulSet'} with a disk for each pod, or a ReadWriteMany claim`,
        })
      else if (kind === 'Deployment' && rollsOverlapping(spec))
        complain({
          object,
          field: 'spec.strategy',
          message: `a rolling update starts the new pod before the old one gives back the disk ${claim}, which is ${mode}: it can wait for ever`,
          help: object.origin.source ? 'write strategy: { type: Recreate }' : "write strategy: 'Recreate'",
        })
    }
  },
})

function exclusiveClaims(model: Model): Map<string, string> {
  const claims = new Map<string, string>()
  for (const { manifest } of model.objects) {
    if (manifest.kind !== 'PersistentVolumeClaim' || manifest.apiVersion !== 'v1') continue
    const modes = asObject(manifest.spec).accessModes
    const exclusive =
      Array.isArray(modes) && modes.length > 0 && modes.every((mode) => mode === 'ReadWriteOnce' || mode === 'ReadWriteOncePod')
    if (exclusive) claims.set(key(manifest.metadata.namespace, String(manifest.metadata.name)), String(modes[0]))
  }
  return claims
}

function maximumReplicas(model: Model): Map<string, number> {
  const scalers = model.objects.filter(({ manifest }: ModelObject) => manifest.kind === 'HorizontalPodAutoscaler')
  return new Map(
    scalers.map(({ manifest }) => {
      const { scaleTargetRef, maxReplicas } = asObject(manifest.spec)
      const { kind, name } = asObject(scaleTargetRef)
      return [JSON.stringify([kind, manifest.metadata.namespace ?? '', name]), Number(maxReplicas)]
    }),
  )
}

function claimsOf(spec: JsonObject): string[] {
  const volumes = asList(asObject(asObject(spec.template).spec).volumes)
  return volumes.flatMap((volume) => asObject(asObject(volume).persistentVolumeClaim).claimName ?? []).map(String)
}

/** Overlapping unless it stops the old pod first: Recreate, or no pod in excess. */
function rollsOverlapping({ strategy, replicas }: JsonObject): boolean {
  const { type, rollingUpdate } = asObject(strategy)
  const surge = asObject(rollingUpdate).maxSurge
  return type !== 'Recreate' && surge !== 0 && surge !== '0%' && replicas !== 0
}

function key(namespace: JsonValue | undefined, name: string): string {
  return JSON.stringify([namespace ?? '', name])
}
