import type { ObjectName } from '../findings/finding.js'
import { asName } from './json.js'
import type { Manifest } from './model.js'

/** The names of an object, as far as it has them. */
export function objectName({ apiVersion, kind, metadata }: Manifest): ObjectName {
  const [namespace, name] = [asName(metadata.namespace), asName(metadata.name)]
  return { apiVersion, kind, ...(namespace !== undefined && { namespace }), ...(name !== undefined && { name }) }
}
