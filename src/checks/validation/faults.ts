import type { RuleText } from '../rule-text.js'

/** What the validation of the API server calls its errors. */
export type Fault = 'required' | 'invalid' | 'unsupported' | 'forbidden' | 'duplicate' | 'not-found'

const pod = (spec: string): string => `
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
${spec
  .trim()
  .split('\n')
  .map((line) => `  ${line}`)
  .join('\n')}
`

/** What each of them says of itself. */
export const faults: Readonly<Record<Fault, RuleText>> = {
  required: {
    code: 'api/required',
    severity: 'error',
    title: 'Something is missing that the object cannot be without.',
    why: 'The API server refuses the object. An empty text or list counts as left out.',
    help: 'Give what the message names.',
    bad: pod('containers:\n  - name: web'),
    good: pod('containers:\n  - name: web\n    image: nginx:1.29'),
  },
  invalid: {
    code: 'api/invalid',
    severity: 'error',
    title: 'A value is not one that its field can have.',
    why: 'The API server refuses the object: a number is out of its range, a name has characters that it cannot have, or two fields contradict each other.',
    help: 'Write a value that the message allows, or change the field that it contradicts.',
    bad: pod('containers:\n  - name: web\n    image: nginx:1.29\n    ports:\n      - containerPort: 80800'),
    good: pod('containers:\n  - name: web\n    image: nginx:1.29\n    ports:\n      - containerPort: 8080'),
  },
  unsupported: {
    code: 'api/unsupported',
    severity: 'error',
    title: 'A field can have a few values in this place, and this is none of them.',
    why: 'The API server refuses the object. Which values there are may depend on the kind: pods of a Deployment always restart.',
    help: 'Write one of the values that the message lists.',
    bad: `
apiVersion: batch/v1
kind: Job
metadata:
  name: migration
spec:
  template:
    spec:
      restartPolicy: Always
      containers:
        - name: migration
          image: example/server:1.4.2
`,
    good: `
apiVersion: batch/v1
kind: Job
metadata:
  name: migration
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: migration
          image: example/server:1.4.2
`,
  },
  forbidden: {
    code: 'api/forbidden',
    severity: 'error',
    title: 'A field must not be set here.',
    why: 'The API server refuses the object: what the field says cannot go with another one.',
    help: 'Leave the field out, or the other one that the message names.',
    bad: pod(
      'containers:\n  - name: web\n    image: nginx:1.29\n    env:\n      - name: NODE\n        value: a\n        valueFrom:\n          fieldRef:\n            fieldPath: spec.nodeName',
    ),
    good: pod(
      'containers:\n  - name: web\n    image: nginx:1.29\n    env:\n      - name: NODE\n        valueFrom:\n          fieldRef:\n            fieldPath: spec.nodeName',
    ),
  },
  duplicate: {
    code: 'api/duplicate',
    severity: 'error',
    title: 'Two items of a list have the same name.',
    why: 'The API server refuses the object: it could not tell them apart.',
    help: 'Name one of them otherwise, or leave it out.',
    bad: pod('containers:\n  - name: web\n    image: nginx:1.29\n  - name: web\n    image: busybox:1.37'),
    good: pod('containers:\n  - name: web\n    image: nginx:1.29\n  - name: shell\n    image: busybox:1.37'),
  },
  'not-found': {
    code: 'api/not-found',
    severity: 'error',
    title: 'A name leads to nothing in the same object.',
    why: 'The API server refuses the object: a mount names a volume that the pod does not have.',
    help: 'Add what the name should lead to, or name something that is there.',
    bad: pod('containers:\n  - name: web\n    image: nginx:1.29\n    volumeMounts:\n      - name: cache\n        mountPath: /cache'),
    good: pod(
      'containers:\n  - name: web\n    image: nginx:1.29\n    volumeMounts:\n      - name: cache\n        mountPath: /cache\nvolumes:\n  - name: cache\n    emptyDir: {}',
    ),
  },
}
