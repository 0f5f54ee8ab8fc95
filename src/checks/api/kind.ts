import { closest } from '../../findings/closest.js'
import { hasMinor, minorsIn } from '../../kubernetes/schema/minor-set.js'
import { isBuiltInApiVersion, kindNames, kindOf, retiredKindOf } from '../../kubernetes/schema/schema.js'
import { minorRange } from '../../kubernetes/versions.js'
import type { ObjectRule } from '../object-rule.js'

/** A kind that the API server does not serve: it never did, does no more, or only where a feature is switched on. */
export const kind: ObjectRule = {
  code: 'api/kind',
  severity: 'error',
  title: 'The API server does not serve this kind in this version.',
  why: 'Nothing is made. Versions of kinds come and go with the minor versions of Kubernetes, and most alpha and beta versions are switched off.',
  help: 'Write the apiVersion that the message names, and look at its fields: they may differ.',
  bad: `
apiVersion: batch/v1beta1
kind: CronJob
metadata:
  name: report
spec:
  schedule: 0 3 * * *
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: OnFailure
          containers:
            - name: report
              image: example/report:1
`,
  good: `
apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: 0 3 * * *
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: OnFailure
          containers:
            - name: report
              image: example/report:1
`,
  look({ manifest: { apiVersion, kind } }, minors) {
    const name = `${apiVersion} ${kind}`
    const retired = retiredKindOf(apiVersion, kind)
    if (retired)
      return { field: 'apiVersion', message: `${name} is gone since Kubernetes ${retired.removed}`, help: instead(retired.replacement) }
    const facts = kindOf(apiVersion, kind)
    if (!facts) return isBuiltInApiVersion(apiVersion) ? unknown(apiVersion, kind) : undefined
    const without = minors.filter((minor) => !hasMinor(facts.minors, minor))
    if (without.length > 0)
      return {
        field: 'apiVersion',
        message: `${name} is not served by Kubernetes ${without.join(', ')}, only ${minorRange(minorsIn(facts.minors))}`,
        help: instead(facts.replacement),
      }
    if (isSwitchedOff(apiVersion))
      return {
        field: 'apiVersion',
        message: `${name} is served only where it is switched on (--runtime-config)`,
        help: instead(facts.replacement),
      }
    return undefined
  },
}

const instead = (replacement: string | undefined): string => {
  const at = replacement?.lastIndexOf('/') ?? -1
  return replacement
    ? `write apiVersion: ${replacement.slice(0, at)}, kind: ${replacement.slice(at + 1)}; its fields may differ`
    : 'leave it out: nothing replaces it yet'
}

/** Beta versions that came before the rule that new ones are off. */
const switchedOn: ReadonlySet<string> = new Set(['flowcontrol.apiserver.k8s.io/v1beta3'])
const isSwitchedOff = (apiVersion: string): boolean => /\/v\d+(alpha|beta)\d+$/.test(apiVersion) && !switchedOn.has(apiVersion)

function unknown(apiVersion: string, kind: string): { field: string; message: string; help: string } {
  const known = kindNames().flatMap((name) => (name.startsWith(`${apiVersion}/`) ? [name.slice(apiVersion.length + 1)] : []))
  const elsewhere = kindNames().find((name) => name.endsWith(`/${kind}`))
  const guess = closest(kind, known)
  return {
    field: 'kind',
    message: `${apiVersion} has no kind ${kind}`,
    help: elsewhere
      ? `did you mean apiVersion: ${elsewhere.slice(0, elsewhere.lastIndexOf('/'))}?`
      : guess
        ? `did you mean ${guess}?`
        : `it has ${known.join(', ')}`,
  }
}
