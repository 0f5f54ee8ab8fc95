import type { TypeReference } from '../../kubernetes/schema/facts.js'
import type { JsonValue } from '../../model/model.js'
import type { FieldRule } from '../fields/field-rule.js'

/** A value whose JSON type is another than that of the field. */
export const fieldType: FieldRule = {
  code: 'api/field-type',
  severity: 'error',
  title: 'A value is not of the type that its field has.',
  why: 'The API server cannot read the object. In YAML, 1, true and yes are no texts, and "3" is no number.',
  help: 'Put a text that looks like a number or a boolean into quotes, and write numbers and booleans without them; begin each item of a list with "- ".',
  bad: `
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  DEBUG: true
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  DEBUG: 'true'
`,
  look({ value, type, secret }) {
    if (type === undefined || value === null || fits(value, type)) return undefined
    if (secret)
      return { message: `must be ${typeName(type)}`, help: type.kind === 'string' ? 'put it into quotes' : `write ${typeName(type)}` }
    return { message: `must be ${typeName(type)}, and is ${show(value)}`, help: helpFor(value, type) }
  },
}

const isMap = (value: JsonValue): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)
/** Bounds as the server has them; beyond 2^53 a number of JavaScript is near enough. */
const isWhole = (value: JsonValue, bits: 32 | 64): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= -(2 ** (bits - 1)) && value <= 2 ** (bits - 1) - (bits === 32 ? 1 : 0)

function fits(value: JsonValue, type: TypeReference): boolean {
  switch (type.kind) {
    case 'string':
    case 'time':
      return typeof value === 'string'
    case 'bytes':
      // The server reads a list of small numbers as bytes too.
      return typeof value === 'string' || (Array.isArray(value) && value.every((each) => isWhole(each, 32) && each >= 0 && each <= 255))
    case 'boolean':
      return typeof value === 'boolean'
    case 'number':
      return typeof value === 'number'
    case 'int32':
      return isWhole(value, 32)
    case 'int64':
      return isWhole(value, 64)
    case 'int-or-string':
      return typeof value === 'string' || isWhole(value, 32)
    case 'quantity':
      return typeof value === 'string' || typeof value === 'number'
    case 'object':
    case 'map':
      return isMap(value)
    case 'list':
      return Array.isArray(value)
    case 'any-of':
      return type.options.some((option) => fits(value, option))
    case 'json':
      return true
  }
}

function typeName(type: TypeReference): string {
  switch (type.kind) {
    case 'string':
      return 'a text'
    case 'bytes':
      return 'a text in base64'
    case 'time':
      return 'a time such as "2026-01-31T12:00:00Z"'
    case 'boolean':
      return 'true or false'
    case 'number':
      return 'a number'
    case 'int32':
      return 'a whole number of at most 32 bits'
    case 'int64':
      return 'a whole number'
    case 'int-or-string':
      return 'a whole number or a text'
    case 'quantity':
      return 'a quantity such as "250m" or "128Mi"'
    case 'object':
    case 'map':
      return 'a map'
    case 'list':
      return 'a list'
    case 'any-of':
      return type.options.map(typeName).join(' or ')
    case 'json':
      return 'any value'
  }
}

function show(value: JsonValue): string {
  if (Array.isArray(value)) return 'a list'
  if (isMap(value)) return 'a map'
  const text = JSON.stringify(value)
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
  return typeof value === 'string' ? `the text ${shown}` : shown
}

function helpFor(value: JsonValue, type: TypeReference): string {
  if (type.kind === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return `put it into quotes: "${String(value)}"`
  if (typeof value === 'string' && value !== '') {
    if (/^int|^number$/.test(type.kind) && Number.isInteger(Number(value))) return `write it without quotes: ${value}`
    if (type.kind === 'boolean' && /^(true|false)$/i.test(value)) return `write it without quotes: ${value.toLowerCase()}`
  }
  if (type.kind === 'list' && !Array.isArray(value)) return 'write a list: each item begins with "- "'
  if ((type.kind === 'map' || type.kind === 'object') && Array.isArray(value)) return 'write a map: leave out the "- "'
  return `write ${typeName(type)}`
}
