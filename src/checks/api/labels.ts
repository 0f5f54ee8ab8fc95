import { labelKey, labelValue, type TextRule } from '../../kubernetes/names.js'
import { asObject } from '../../model/json.js'
import type { JsonObject, ModelObject } from '../../model/model.js'
import { createRule } from '../rule.js'

// Made of the chart's id, so nobody wrote it as a label.
const partOf = 'app.kubernetes.io/part-of'

/** Keys of labels and annotations, and values of labels, on objects and on the pods that they make. */
export const labels = createRule({
  code: 'api/label',
  severity: 'error',
  title: 'The key of a label or annotation, or the value of a label, is not written as Kubernetes has them.',
  why: 'The API server refuses the object. Selectors look for labels, so these are short words; annotations hold any text.',
  help: 'Write at most 63 letters, digits, "-", "_" and ".", and begin and end with a letter or digit; a key may have a domain and "/" before it. What is longer can be an annotation.',
  bad: `
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  labels:
    example.com/owner: The shop team
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  labels:
    example.com/owner: shop-team
  annotations:
    example.com/contact: The shop team, room 3
`,
  look(model, complain) {
    // The same few stand on every object.
    const keys = new Map<string, string | undefined>()
    const values = new Map<string, string | undefined>()
    for (const object of model.objects) {
      for (const { field, metadata } of metadataOf(object)) {
        for (const map of ['labels', 'annotations'] as const) {
          for (const [key, value] of Object.entries(asObject(metadata[map]))) {
            const badKey = once(labelKey, keys, map === 'annotations' ? key.toLowerCase() : key)
            if (badKey !== undefined)
              complain({
                object,
                field: `${field}.${map}`,
                message: `the key ${JSON.stringify(key)} ${badKey}`,
                help: "write a key such as 'example.com/team'",
              })
            if (map === 'annotations' || typeof value !== 'string') continue
            const badValue = once(labelValue, values, value)
            if (badValue !== undefined)
              complain({
                object,
                field: `${field}.${map}[${JSON.stringify(key)}]`,
                message: `the value ${JSON.stringify(value)} ${badValue}`,
                help:
                  key === partOf && !object.origin.source
                    ? `give the chart an id that can be a label, or another label: labels: { '${partOf}': … }`
                    : 'shorten or change the value, or make it an annotation',
              })
          }
        }
      }
    }
  },
})

function once(rule: TextRule, known: Map<string, string | undefined>, text: string): string | undefined {
  if (!known.has(text)) known.set(text, rule(text))
  return known.get(text)
}

function metadataOf({ manifest }: ModelObject): { field: string; metadata: JsonObject }[] {
  const template = asObject(asObject(manifest.spec).template)
  return [
    { field: 'metadata', metadata: asObject(manifest.metadata) },
    ...('metadata' in template && 'spec' in template ? [{ field: 'spec.template.metadata', metadata: asObject(template.metadata) }] : []),
  ]
}
