import type { ModelObject } from '../../model/model.js'
import { createRule } from '../rule.js'

/** Two objects of one kind, namespace and name are one object to the API server: the later would overwrite the earlier. */
export const identity = createRule({
  code: 'wiring/identity',
  severity: 'error',
  title: 'Two objects have one kind, namespace and name.',
  why: 'To the API server they are one object: the later overwrites the earlier, and what that held is lost without a word. Between files it is a warning, as they may be for different clusters.',
  help: 'Delete one of them, or give it another name or namespace.',
  bad: `
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  LEVEL: info
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  CURRENCY: EUR
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  LEVEL: info
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: shop-settings
data:
  CURRENCY: EUR
`,
  look(model, complain) {
    const seen = new Map<string, ModelObject>()
    for (const object of model.objects) {
      const { apiVersion, kind, metadata } = object.manifest
      if (metadata.name === undefined) continue
      const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : ''
      const key = `${group} ${kind} ${String(metadata.namespace ?? '')} ${String(metadata.name)}`
      const first = seen.get(key)
      if (!first) {
        seen.set(key, object)
        continue
      }
      const [here, there] = [object.origin.source, first.origin.source]
      // Files of a folder may be for different clusters.
      const elsewhere = here !== undefined && here.file !== there?.file
      complain({
        object,
        ...(elsewhere && { severity: 'warning' }),
        message: `${kind} ${metadata.namespace === undefined ? '' : `${String(metadata.namespace)}/`}${String(metadata.name)} is made twice: ${there ? `${there.file}, document ${there.document + 1},` : first.origin.path} makes it too`,
        help: here
          ? 'delete one of them, or give it another name or namespace; files for different clusters are checked one by one'
          : 'give one of them another id or name, or put them into different namespaces',
      })
    }
  },
})
