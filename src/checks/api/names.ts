import { nameRule, type TextRule } from '../../kubernetes/names.js'
import { createRule } from '../rule.js'

/** The name of an object must be one that the API server takes for its kind. */
export const names = createRule({
  code: 'api/name',
  look(model, complain, minors) {
    for (const object of model.objects) {
      const { apiVersion, kind, metadata } = object.manifest
      const { name, generateName } = metadata
      const absent = name === undefined || name === null || name === ''
      // The server itself names a LimitRange.
      if (absent && ((generateName ?? '') !== '' || (apiVersion === 'v1' && kind === 'LimitRange'))) continue
      const rule = nameRule(apiVersion, kind, minors[0])
      const problem = absent ? 'is missing' : typeof name === 'string' ? rule(name) : undefined
      if (problem === undefined) continue
      complain({
        object,
        field: 'metadata.name',
        message: `the name ${JSON.stringify(name ?? '')} of this ${kind} ${problem}`,
        help: suggest(String(name ?? ''), rule),
      })
    }
  },
})

function suggest(name: string, rule: TextRule): string {
  const better = name
    .toLowerCase()
    .replaceAll(/[^-a-z0-9.]+/g, '-')
    .slice(0, 63)
    .replaceAll(/^[-.]+|[-.]+$/g, '')
  return better !== name && better !== '' && rule(better) === undefined
    ? `write the id as '${better}', or give name: '${better}'`
    : 'give a name that fits: name: …'
}
