import { SteersmanError } from '../findings/error.js'
import type { Values } from '../model/values.js'
import { failure } from './program/failure.js'
import { readYamlMap } from './yaml-map.js'

/** Reads the files of `--values`: the values of what is known only at deployment, by label; later files lie over earlier ones. */
export function readValues(files: readonly string[], option = '--values'): Values {
  const values: Record<string, Values[string]> = {}
  for (const file of files) {
    const map = readYamlMap(file, 'values/invalid', {
      unreadable: `mend that or name another file by ${option}`,
      noMap: 'write one line for each value, such as "address: 203.0.113.7"',
    })
    if (!map) throw failure('values/not-found', `there is no file ${file}`, `check the path that ${option} names`)
    const empty = Object.entries(map.content).filter(([, value]) => value === null)
    if (empty.length > 0) throw new SteersmanError(empty.map(([key]) => map.at(key, `${key} has no value`, 'write one behind the colon')))
    for (const [key, value] of Object.entries(map.content))
      Object.defineProperty(values, key, { value, enumerable: true, configurable: true })
  }
  return values
}
