import { parseQuantity, quantityGuess } from '../../kubernetes/quantity.js'
import type { TypeReference } from '../../kubernetes/schema/facts.js'
import type { JsonValue } from '../../model/model.js'
import type { FieldRule } from '../fields/field-rule.js'

/** A text that is not written as its field wants it: a quantity, a time, bytes in base64. */
export const fieldFormat: FieldRule = {
  code: 'api/field-format',
  severity: 'error',
  title: 'A quantity, a time or base64 is not written as the API server reads it.',
  why: 'The API server cannot read the object. MB, GB and kb are no units of Kubernetes, and a text that is not base64 is no data of a Secret.',
  help: 'Write a quantity as a number with a unit (250m, 128Mi, 2Gi), a time as 2026-01-31T12:00:00Z, and plain text of a Secret in stringData.',
  bad: `
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: disk
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 2GB
`,
  good: `
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: disk
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 2Gi
`,
  look({ value, type }) {
    return type && (typeof value === 'string' || typeof value === 'number') ? problem(value, type) : undefined
  },
}

function problem(value: Extract<JsonValue, string | number>, type: TypeReference): { message: string; help: string } | undefined {
  if (type.kind === 'quantity') {
    if (parseQuantity(String(value)) !== undefined) return undefined
    const guess = quantityGuess(String(value))
    return {
      message: `${JSON.stringify(value)} is no quantity`,
      help: guess ? `did you mean ${guess}?` : 'write a number with a unit, such as 250m (millicores), 128Mi or 2Gi',
    }
  }
  if (typeof value !== 'string') return undefined
  if (type.kind === 'time' && !isTime(value))
    return { message: `${JSON.stringify(value)} is no time`, help: 'write it as in RFC 3339: "2026-01-31T12:00:00Z"' }
  if (type.kind === 'bytes' && !isBase64(value))
    return { message: 'is no base64', help: 'encode it: printf %s VALUE | base64 -w0; in a Secret, stringData takes plain text' }
  return undefined
}

/** As Go reads base64: with padding, and line ends anywhere. */
function isBase64(text: string): boolean {
  const plain = text.replaceAll(/[\r\n]/g, '')
  return plain.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(plain)
}

function isTime(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d?):(\d\d):(\d\d)([.,]\d+)?(Z|[+-](\d\d):(\d\d))$/.exec(text)
  if (!match) return false
  const part = (index: number): number => Number(match[index])
  const [month, day, zoneHour, zoneMinute] = [part(2), part(3), part(9), part(10)]
  const days = month >= 1 && month <= 12 ? new Date(Date.UTC(part(1), month, 0)).getUTCDate() : 0
  return day >= 1 && day <= days && part(4) < 24 && part(5) < 60 && part(6) < 60 && !(zoneHour > 24) && !(zoneMinute > 60)
}
