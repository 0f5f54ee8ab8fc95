import type { Position } from '../../findings/finding.js'
import { type Check, either, flag, listOf, mapOf, nonEmptyText, object, type Shape, textBy, wrong } from '../../props/shape.js'
import { checkProps, input } from '../common/check-props.js'
import type { GkeClusterOptions, KubernetesProviderOptions } from './options.js'

const kubernetesProvider = object({
  deleteUnreachable: flag,
  skipUpdateUnreachable: flag,
  upsertExistingObjects: flag,
  pluginEnvironment: mapOf(input(nonEmptyText)),
} satisfies Shape<KubernetesProviderOptions>)

const application: Check = (value, place) =>
  typeof (value as { handover?: unknown } | null | undefined)?.handover === 'function' || wrong(value, place, 'an App')

const duration = textBy((text) => (/^(\d+(\.\d+)?(h|m|s))+$/.test(text) ? undefined : 'is no time'), "a time such as '90m' or '1h30m'")

const check = object({
  project: input(nonEmptyText),
  for: either(Array.isArray, listOf(application), application),
  customTimeouts: object({ create: duration, update: duration, delete: duration, read: duration }),
  kubernetesProvider,
})

/** Throws a SteersmanError when our own options cannot be; Pulumi looks at the others. */
export function checkOptions(options: GkeClusterOptions, position: Position | undefined): void {
  const { project, for: applications, customTimeouts, kubernetesProvider } = options
  checkProps('GkeCluster', { project, for: applications, customTimeouts, kubernetesProvider }, check, position)
}
