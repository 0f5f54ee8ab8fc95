/**
 * What kwok does to Services of type LoadBalancer and to Ingresses, as a cloud's controller would: it gives them an address.
 * The address is one of those reserved for documentation; nothing listens there.
 */
export function addressStages(): string {
  const stage = (kind: string, group: string, conditions: object[]) => ({
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'Stage',
    metadata: { name: `${kind.toLowerCase()}-address` },
    spec: {
      resourceRef: { apiGroup: group, kind },
      selector: { matchExpressions: [...conditions, { key: '.status.loadBalancer.ingress', operator: 'DoesNotExist' }] },
      next: { statusTemplate: 'loadBalancer:\n  ingress:\n  - ip: 203.0.113.10\n' },
    },
  })
  const stages = [
    stage('Service', 'v1', [{ key: '.spec.type', operator: 'In', values: ['LoadBalancer'] }]),
    stage('Ingress', 'networking.k8s.io/v1', []),
  ]
  return stages.map((document) => `---\n${JSON.stringify(document)}\n`).join('')
}
