import type { Construct } from 'constructs'
import { Chart, Pod } from 'steersman'

export interface FirstStepsProps {
  /** Port of the node under which the client answers, 30000 to 32767. */
  readonly nodePort: number
}

// Process 1 of a container ignores SIGTERM unless it traps it; mv puts the page there at once, so nginx never serves half of it.
const refresh = `trap 'exit 0' TERM
while true; do
  date > /html/next.html && mv /html/next.html /html/index.html
  sleep 10 & wait $!
  wget -q -O - http://127.0.0.1/
done
`

/** Two Pods for minikube: one behind a port of the node, one with a sidecar that shares its volume and its localhost. */
export class FirstSteps extends Chart {
  constructor(scope: Construct, id: string, { nodePort }: FirstStepsProps) {
    super(scope, id)
    new Pod(this, 'client', { container: { image: 'example/client:1.4.2', ports: { http: 3000 } } }).expose({
      type: 'NodePort',
      ports: { http: { port: 3000, nodePort } },
    })
    new Pod(this, 'web', {
      volumes: { html: { emptyDir: {} } },
      initContainers: {
        refresh: {
          image: 'busybox:1.37',
          restartPolicy: 'Always',
          command: ['sh', '-c', refresh],
          mounts: { '/html': 'html' },
          startupProbe: { exec: { command: ['test', '-s', '/html/index.html'] }, periodSeconds: 1 },
        },
      },
      container: {
        image: 'nginx:1.29',
        ports: { http: 80 },
        mounts: { '/usr/share/nginx/html': { volume: 'html', readOnly: true } },
        readinessProbe: { httpGet: { path: '/' } },
      },
    })
  }
}
