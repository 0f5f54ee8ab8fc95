import { createRule } from '../rule.js'

/** Groups whose kinds are read from files by programs of Kubernetes when they start; no API server serves them. */
const groups: ReadonlySet<string> = new Set([
  'apiserver.config.k8s.io',
  'audit.k8s.io',
  'client.authentication.k8s.io',
  'cloudcontrollermanager.config.k8s.io',
  'controllermanager.config.k8s.io',
  'eventratelimit.admission.k8s.io',
  'kubeadm.k8s.io',
  'kubecontrollermanager.config.k8s.io',
  'kubelet.config.k8s.io',
  'kubeproxy.config.k8s.io',
  'kubescheduler.config.k8s.io',
  'pod-security.admission.config.k8s.io',
  'podtolerationrestriction.admission.k8s.io',
  'resourcequota.admission.k8s.io',
])

/** A file for a program of Kubernetes itself among the objects, where everything is applied. */
export const file = createRule({
  code: 'api/file',
  look(model, complain) {
    for (const object of model.objects) {
      const { apiVersion, kind } = object.manifest
      if (!groups.has(apiVersion.split('/')[0]!)) continue
      complain({
        object,
        message: `${apiVersion} ${kind} is a file that a program of Kubernetes reads when it starts, and no object: every API server refuses it`,
        help:
          kind === 'EncryptionConfiguration'
            ? "write new EncryptionConfiguration(chart, '…'), which has a file of its own that is not applied"
            : 'leave it out of the program, and keep the file where it is not applied',
      })
    }
  },
})
