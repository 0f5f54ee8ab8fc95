import { AsyncResource } from 'node:async_hooks'
import { DependencyResource, ErrorHook, type ErrorHookArgs, log } from '@pulumi/pulumi'
import { getMonitor } from '@pulumi/pulumi/runtime/index.js'
import type { Finding } from '../../../findings/finding.js'
import { formatFindings } from '../../../findings/format.js'
import type { ModelObject } from '../../../model/model.js'
import { replaceTokens } from '../../../tree/deferred.js'
import { adviceFor } from './causes.js'

/**
 * A hook that tells advice beside the error of an object that fails, and leaves the error as it is.
 * Pulumi keeps its name with the object, and names it when a delete fails without the program: so the name says what to do then.
 * Undefined in a test with Pulumi's mocks, which know no such hooks.
 */
export function adviceHook(deployment: string, objectOf: (resource: string) => ModelObject | undefined): ErrorHook | undefined {
  if (!(getMonitor() as { readonly registerErrorHook?: unknown } | undefined)?.registerErrorHook) return undefined
  const advise = async (failed: ErrorHookArgs): Promise<boolean> => {
    const finding = findingFor(failed, deployment, objectOf(failed.name))
    if (finding) await log.warn(formatFindings([finding]), new DependencyResource(failed.urn))
    return false
  }
  // Pulumi calls it from outside; a program that Pulumi's Automation API runs is known by its context.
  return new ErrorHook(`advice of ${deployment} (--run-program tells the cause)`, AsyncResource.bind(advise))
}

function findingFor({ name, type, errors }: ErrorHookArgs, deployment: string, object: ModelObject | undefined): Finding | undefined {
  const [error, before] = errors
  // Hooks of the user may have tried again, for the same reason as before.
  const advice = error === undefined || error === before ? undefined : adviceFor(error)
  if (!advice) return undefined
  const { position } = object?.origin ?? {}
  return {
    code: 'deploy/refused',
    severity: 'warning',
    path: object?.origin.path ?? name.slice(deployment.length + 1),
    message: `${object ? describe(object) : type.split(':').at(-1)}: ${advice.message}`,
    help: advice.help,
    ...(position && { position }),
  }
}

function describe({ manifest: { kind, metadata } }: ModelObject): string {
  const { name, namespace } = metadata
  const parts = [namespace, name].filter((part): part is string => typeof part === 'string')
  return parts.length > 0 ? `${kind} ${replaceTokens(parts.join('/'), () => '…')}` : kind
}
