import { labelKey, labelValue } from '../../kubernetes/names.js'
import type { JsonValue, ModelObject } from '../../model/model.js'
import { createRule } from '../rule.js'

/** Keys of labels and annotations, and values of labels, on objects and on the pods that they make. */
export const labels = createRule({
  code: 'api/label',
  look(model, complain) {
    for (const object of model.objects) {
      for (const { field, metadata } of metadataOf(object)) {
        for (const map of ['labels', 'annotations'] as const) {
          for (const [key, value] of Object.entries(plain(metadata[map]))) {
            const badKey = labelKey(map === 'annotations' ? key.toLowerCase() : key)
            if (badKey !== undefined)
              complain({
                object,
                field: `${field}.${map}`,
                message: `the key ${JSON.stringify(key)} ${badKey}`,
                help: "write a key such as 'example.com/team'",
              })
            const badValue = typeof value !== 'string' ? 'must be a text' : map === 'labels' ? labelValue(value) : undefined
            if (badValue !== undefined)
              complain({
                object,
                field: `${field}.${map}[${JSON.stringify(key)}]`,
                message: `the value ${JSON.stringify(value)} ${badValue}`,
                help:
                  typeof value === 'string'
                    ? 'shorten or change the value, or make it an annotation'
                    : `write '${typeof value === 'object' ? JSON.stringify(value) : String(value)}'`,
              })
          }
        }
      }
    }
  },
})

function metadataOf({ manifest }: ModelObject): { field: string; metadata: Record<string, JsonValue> }[] {
  const template = plain(plain(manifest.spec).template)
  return [
    { field: 'metadata', metadata: plain(manifest.metadata) },
    ...('metadata' in template && 'spec' in template ? [{ field: 'spec.template.metadata', metadata: plain(template.metadata) }] : []),
  ]
}

function plain(value: JsonValue | undefined): Record<string, JsonValue> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, JsonValue>) : {}
}
