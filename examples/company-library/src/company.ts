import { defineProfile } from 'steersman'

/** What holds for everything that the company runs; teams give it to their App, beside `restricted`. */
export const company = defineProfile({
  name: 'company',
  labels: { 'example.com/owner': 'platform' },
  pod: { automountServiceAccountToken: false },
  container: { env: { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel.observability:4317' } },
})
