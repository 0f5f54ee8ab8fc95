import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The values that a field may have, by type and field: `core/v1/ContainerPort.protocol`. */
export type Enums = ReadonlyMap<string, readonly string[]>

/** Reads the enums of a release from its generated Go code, as the published OpenAPI document has none. */
export function readEnums(kubernetes: string): Enums {
  return parseEnums(readFileSync(join(kubernetes, 'pkg/generated/openapi/zz_generated.openapi.go'), 'utf8'))
}

/** Reads enums from Go code; that of a list's items or a map's values is the field's. */
export function parseEnums(source: string): Enums {
  const enums = new Map<string, readonly string[]>()
  let type = ''
  let field = ''
  for (const line of source.split('\n')) {
    if (line.startsWith('func ')) {
      const match = /^func schema_(?:k8sio_api|pkg_apis)_([a-z0-9]+)_(v[a-z0-9]+)_(\w+)\(/.exec(line)
      type = match ? `${match[1]}/${match[2]}/${match[3]}` : ''
      continue
    }
    const property = /^\t{5}"([^"]+)": \{$/.exec(line)
    if (property) field = property[1]!
    const values = /^\t+Enum:\s+\[\]interface\{\}\{(.*)\},$/.exec(line)
    if (values && type) enums.set(`${type}.${field}`, JSON.parse(`[${values[1]}]`) as string[])
  }
  return enums
}
