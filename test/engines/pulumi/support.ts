import { Provider } from '@pulumi/kubernetes/provider.js'
import { type DeployOptions, deploy } from 'steersman/pulumi'
import type { App } from '../../../src/app/app.js'
import { plain, type Registration, type Result, type RunOptions, run } from '../../pulumi-engine/index.js'

/** A provider that changes data in place, as those that deploy() and GkeCluster make. */
export const provider = (): Provider =>
  new Provider('cluster', { kubeconfig: '{}', enableConfigMapMutable: true, enableSecretMutable: true })

/** Runs a program that deploys one app as `live`. */
export function deployApp(make: () => App, options: DeployOptions = {}, runOptions: Omit<RunOptions, 'program'> = {}): Promise<Result> {
  return run({ ...runOptions, program: () => void deploy('live', make(), { provider: provider(), ...options } as DeployOptions) })
}

/** Registrations of Kubernetes objects, by the path of their constructs. */
export function objectsOf({ registrations }: Result): ReadonlyMap<string, Registration> {
  return new Map(
    registrations.filter(({ type }) => type.startsWith('kubernetes:')).map((each) => [each.name.replace(/^[^/]+\//, ''), each] as const),
  )
}

/** What was sent, as plain manifests. */
export function manifestsOf(result: Result): unknown[] {
  return [...objectsOf(result).values()].map(({ inputs }) => plain(inputs))
}

/** What waits for what, by paths: `shop/server > shop/settings`. */
export function waitsOf(result: Result): string[] {
  const paths = new Map([...objectsOf(result)].map(([path, { urn }]) => [urn, path]))
  return [...objectsOf(result)]
    .flatMap(([path, { dependencies }]) => dependencies.map((urn) => `${path} > ${paths.get(urn) ?? urn.split('::').at(-1)}`))
    .sort()
}

/** All that a user is told. */
export const told = ({ diagnostics }: Result): string => diagnostics.map(({ message }) => message).join('\n')
