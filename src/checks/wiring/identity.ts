import type { ModelObject } from '../../model/model.js'
import { createRule } from '../rule.js'

/** Two objects of one kind, namespace and name are one object to the API server: the later would overwrite the earlier. */
export const identity = createRule({
  code: 'wiring/identity',
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
