import type { Construct } from 'constructs'
import { Chart, HelmRelease, HelmRepository, Namespace, type PriorityClass } from 'steersman'
import { closed, reconciled } from './infrastructure.js'
import { partOf } from './labels.js'

/** The Prometheus of a cluster. */
export interface Prometheus {
  readonly kind: 'self-managed' | 'gke'
  /** From where its pods ask. */
  readonly namespaces: readonly string[]
  /** What teams may tell it. */
  readonly monitors: { readonly apiGroups: readonly string[]; readonly resources: readonly string[] }
}

export const prometheusOf: Readonly<Record<Prometheus['kind'], Prometheus>> = {
  'self-managed': {
    kind: 'self-managed',
    namespaces: ['monitoring'],
    monitors: { apiGroups: ['monitoring.coreos.com'], resources: ['servicemonitors', 'podmonitors', 'prometheusrules'] },
  },
  // In Autopilot Google calls the namespace otherwise.
  gke: {
    kind: 'gke',
    namespaces: ['gmp-system', 'gke-gmp-system'],
    monitors: { apiGroups: ['monitoring.googleapis.com'], resources: ['podmonitorings', 'rules'] },
  },
}

interface MonitoringProps {
  readonly priorityClass: PriorityClass
  /** Of the disk with the metrics. */
  readonly storageClass: string
}

/** What is set here of kube-prometheus-stack. */
interface Values {
  readonly prometheus: { readonly prometheusSpec: { readonly [field: string]: unknown } }
  readonly prometheusOperator: { readonly admissionWebhooks: { readonly enabled: boolean }; readonly tls: { readonly enabled: boolean } }
}

/** Prometheus, Alertmanager and Grafana, which take up the monitors of all namespaces. */
export class Monitoring extends Chart {
  constructor(scope: Construct, id: string, { priorityClass, storageClass }: MonitoringProps) {
    super(scope, id, { namespace: id, labels: partOf(scope) })
    new Namespace(this, id, { podSecurity: { enforce: 'privileged', warn: 'baseline' } }) // node-exporter reads the files of its node
    closed(this)
    new HelmRelease<Values>(this, 'kube-prometheus-stack', {
      chart: {
        spec: {
          chart: 'kube-prometheus-stack',
          version: '77.x',
          sourceRef: new HelmRepository(this, 'prometheus-community', {
            url: 'https://prometheus-community.github.io/helm-charts',
            interval: '1h',
          }),
        },
      },
      ...reconciled,
      values: {
        prometheus: {
          prometheusSpec: {
            serviceMonitorSelectorNilUsesHelmValues: false,
            podMonitorSelectorNilUsesHelmValues: false,
            ruleSelectorNilUsesHelmValues: false,
            retention: '15d',
            priorityClassName: priorityClass.name,
            storageSpec: {
              volumeClaimTemplate: {
                spec: { storageClassName: storageClass, accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '50Gi' } } },
              },
            },
          },
        },
        // Its webhook would be called by the API server, which default-deny keeps out.
        prometheusOperator: { admissionWebhooks: { enabled: false }, tls: { enabled: false } },
      },
    })
  }
}
