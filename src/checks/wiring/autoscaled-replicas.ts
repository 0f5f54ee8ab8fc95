import { asObject } from '../../model/json.js'
import { createRule } from '../rule.js'

/** An autoscaler of a workload that says its own number of pods: each apply would reset the scale. */
export const autoscaledReplicas = createRule({
  code: 'wiring/autoscaled-replicas',
  severity: 'error',
  title: 'An autoscaler scales a workload that says its own number of pods.',
  why: 'Every apply sets the number back to that of the file, and stops pods that the load needs, until the autoscaler starts them again.',
  help: 'Leave replicas out of the workload.',
  bad: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: server
spec:
  replicas: 3
  selector:
    matchLabels:
      app: server
  template:
    metadata:
      labels:
        app: server
    spec:
      containers:
        - name: server
          image: example/server:1.4.2
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: server
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: server
  minReplicas: 2
  maxReplicas: 8
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: server
spec:
  selector:
    matchLabels:
      app: server
  template:
    metadata:
      labels:
        app: server
    spec:
      containers:
        - name: server
          image: example/server:1.4.2
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: server
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: server
  minReplicas: 2
  maxReplicas: 8
`,
  look(model, complain) {
    const key = (kind: unknown, namespace: unknown, name: unknown): string => JSON.stringify([kind, namespace ?? '', name])
    const scalers = new Map(
      model.objects
        .filter(({ manifest }) => manifest.kind === 'HorizontalPodAutoscaler')
        .map((object) => {
          const target = asObject(asObject(object.manifest.spec).scaleTargetRef)
          return [key(target.kind, object.manifest.metadata.namespace, target.name), object]
        }),
    )
    for (const object of scalers.size > 0 ? model.objects : []) {
      const { kind, metadata, spec } = object.manifest
      const scaler = scalers.get(key(kind, metadata.namespace, metadata.name))
      const replicas = asObject(spec).replicas
      if (scaler && replicas !== undefined)
        complain({
          object: scaler,
          field: 'spec.scaleTargetRef',
          message: `scales the ${kind} ${String(metadata.name)}, and ${object.origin.path} says replicas: ${String(replicas)}: every apply would set it back`,
          help: `leave replicas out of ${object.origin.path}${kind === 'ReplicationController' || object.origin.source ? '' : ', or write replicas: { min, max } there instead of this autoscaler'}`,
        })
    }
  },
})
