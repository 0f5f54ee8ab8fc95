import { type Chart, Deployment, NetworkPolicy, PodMonitoring, Role, ServiceAccount, ServiceMonitor } from 'steersman'
import type { Surroundings } from './team.js'

const ports = { 'otlp-grpc': 4317, 'otlp-http': 4318, metrics: 8889, health: 13133 } as const

/** Takes metrics from the pods of this namespace, adds which pod they are of, and shows them to Prometheus. */
const configuration = (namespace: string): string => `receivers:
  otlp:
    protocols:
      grpc: { endpoint: 0.0.0.0:${ports['otlp-grpc']} }
      http: { endpoint: 0.0.0.0:${ports['otlp-http']} }
processors:
  memory_limiter: { check_interval: 1s, limit_percentage: 80 }
  k8sattributes: { filter: { namespace: ${namespace} } }
  batch: {}
exporters:
  prometheus:
    endpoint: 0.0.0.0:${ports.metrics}
    resource_to_telemetry_conversion: { enabled: true }
extensions:
  health_check: { endpoint: 0.0.0.0:${ports.health} }
service:
  extensions: [health_check]
  pipelines:
    metrics:
      receivers: [otlp]
      processors: [memory_limiter, k8sattributes, batch]
      exporters: [prometheus]
`

/** The collector of OpenTelemetry for the pods of one team. */
export function collect(chart: Chart, { apiServer, priorityClass, prometheus }: Surroundings): void {
  const account = new ServiceAccount(chart, 'collector-account')
  const verbs = ['get', 'list', 'watch'] as const
  new Role(chart, 'pod-reader', {
    rules: [
      { apiGroups: [''], resources: ['pods'], verbs },
      { apiGroups: ['apps'], resources: ['replicasets'], verbs },
    ],
  }).bindTo(account)
  // One pod: two would each have half of a counter.
  const collector = new Deployment(chart, 'collector', {
    serviceAccount: account,
    priorityClassName: priorityClass,
    securityContext: { runAsNonRoot: true, seccompProfile: 'RuntimeDefault' },
    container: {
      image: 'otel/opentelemetry-collector-contrib:0.135.0',
      args: ['--config=env:COLLECTOR_CONFIG'],
      ports,
      env: { COLLECTOR_CONFIG: configuration(chart.namespace!) },
      resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '256Mi' } },
      securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
      readinessProbe: { httpGet: { path: '/', port: 'health' } },
    },
  })
  const { 'otlp-grpc': grpc, 'otlp-http': http, metrics } = ports
  const service = collector.expose({ ports: { 'otlp-grpc': grpc, 'otlp-http': http, metrics } })
  new NetworkPolicy(chart, 'collector-policy', { selector: collector, egress: [apiServer] })
  // The labels of the metrics are those of the pods that sent them.
  if (prometheus.kind === 'self-managed')
    new ServiceMonitor(chart, 'collector-metrics', {
      selector: service,
      endpoints: [{ port: 'metrics', interval: '30s', honorLabels: true }],
    })
  else new PodMonitoring(chart, 'collector-metrics', { selector: collector, endpoints: [{ port: 'metrics', interval: '30s' }] })
}
