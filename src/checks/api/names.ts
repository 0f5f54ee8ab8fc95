import { nameRule, type TextRule } from '../../kubernetes/names.js'
import { createRule } from '../rule.js'
import { isReadFromFile } from './file.js'

/** The name of an object must be one that the API server takes for its kind. */
export const names = createRule({
  code: 'api/name',
  severity: 'error',
  title: 'An object has no name, or one that its kind cannot have.',
  why: 'The API server refuses the object. Most names become part of host names or paths, so they are lower case; names of Services, Jobs and others must be shorter too.',
  help: 'Write lower-case letters, digits and "-", and begin and end with a letter or digit.',
  bad: `
apiVersion: v1
kind: ConfigMap
metadata:
  name: Shop_Settings
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata:
  name: shop-settings
`,
  look(model, complain, minors) {
    for (const object of model.objects) {
      const { apiVersion, kind, metadata } = object.manifest
      if (isReadFromFile(apiVersion)) continue
      const { name, generateName } = metadata
      const absent = name === undefined || name === null || name === ''
      if (absent && ((generateName ?? '') !== '' || isNamedByServer(apiVersion, kind))) continue
      const rule = nameRule(apiVersion, kind, minors[0])
      const problem = absent ? 'is missing' : typeof name === 'string' ? rule(name) : undefined
      if (problem === undefined) continue
      complain({
        object,
        field: 'metadata.name',
        message: `the name ${JSON.stringify(name ?? '')} of this ${kind} ${problem}`,
        help: suggest(String(name ?? ''), rule, object.origin.source !== undefined),
      })
    }
  },
})

function suggest(name: string, rule: TextRule, isManifest: boolean): string {
  const better = name
    .toLowerCase()
    .replaceAll(/[^-a-z0-9.]+/g, '-')
    .slice(0, 63)
    .replaceAll(/^[-.]+|[-.]+$/g, '')
  return better !== name && better !== '' && rule(better) === undefined
    ? isManifest
      ? `write name: ${better}`
      : `write the id as '${better}', or give name: '${better}'`
    : 'give a name that fits: name: …'
}

/** A LimitRange gets a name where it has none, and a review is only answered. */
function isNamedByServer(apiVersion: string, kind: string): boolean {
  return (apiVersion === 'v1' && kind === 'LimitRange') || /^auth(entication|orization)\.k8s\.io\//.test(apiVersion)
}
