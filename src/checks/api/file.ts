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

/** Whether kinds of this apiVersion are read from files, and are no objects. */
export const isReadFromFile = (apiVersion: string): boolean => groups.has(apiVersion.split('/')[0]!)

/** A file for a program of Kubernetes itself among the objects, where everything is applied. */
export const file = createRule({
  code: 'api/file',
  severity: 'error',
  title: 'A configuration that a program of Kubernetes reads from a file stands among the objects.',
  why: 'No API server has such a kind: kubectl apply fails there. The program that it is for, such as the kubelet, never sees it.',
  help: 'Keep the file where it is not applied, or put its text into a ConfigMap that is mounted where the program reads it.',
  bad: `
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
maxPods: 60
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata:
  name: kubelet-config
data:
  kubelet: |
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    maxPods: 60
`,
  look(model, complain) {
    for (const object of model.objects) {
      const { apiVersion, kind } = object.manifest
      if (!isReadFromFile(apiVersion)) continue
      complain({
        object,
        message: `${apiVersion} ${kind} is a file that a program of Kubernetes reads when it starts, and no object: every API server refuses it`,
        help:
          kind === 'EncryptionConfiguration' && !object.origin.source
            ? "write new EncryptionConfiguration(chart, '…'), which has a file of its own that is not applied"
            : `${object.origin.source ? 'take it out of these manifests' : 'leave it out of the program'}, and keep the file where it is not applied`,
      })
    }
  },
})
