import type { JsonObject, JsonValue } from './model.js'

/** The value as an object; an empty one when it is none, since manifests may say anything. */
export const asObject = (value: JsonValue | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}

/** The value as a list; an empty one when it is none. */
export const asList = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : [])

/** The value as a text that names something; undefined when it is none or empty. */
export const asName = (value: JsonValue | undefined): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** The value as a text: a scalar as it would be written, and nothing for what is none. */
export const asText = (value: JsonValue | undefined): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

/** The group of an apiVersion, which is empty for `v1`. */
export const groupOf = (apiVersion: JsonValue | undefined): string =>
  typeof apiVersion === 'string' && apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''

/** The version of an apiVersion. */
export const versionOf = (apiVersion: string): string => apiVersion.slice(apiVersion.indexOf('/') + 1)
