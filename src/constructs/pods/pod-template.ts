import { labelName } from '../../kubernetes/names.js'
import type * as core from '../../kubernetes/wire/core/v1.js'
import { nameLike } from '../../props/name-like.js'
import { Place } from '../../props/place.js'
import { type Check, mapOf } from '../../props/shape.js'
import type { Refused } from '../../props/types.js'
import { show } from '../../tree/value.js'
import { namespaceOf } from '../common/handed-over.js'
import { assignDefined, commonLabels } from '../common/labels.js'
import { profilesOf } from '../common/scope.js'
import type { Profile } from '../profiles/profile.js'
import { nameOf } from '../props/named.js'
import type { Resource } from '../resource.js'
import type { Labels, Ordered } from '../values/types.js'
import { type ContainerProps, container, containerCheck, filled, type InitContainerProps, initContainerCheck } from './container.js'
import { sameNamespace } from './env.js'
import { annotationsOfMounts } from './mount-needs.js'
import type { PodOptions, Spread } from './pod-options.js'
import { podOptionsShape } from './pod-options.js'
import { type Ports, portNumbers } from './ports.js'
import type { HttpGet } from './probes.js'
import { containerWithProfiles, podWithProfiles } from './profiles.js'
import { podAnnotations } from './roll.js'
import { podSecurityContext } from './security-context.js'
import type { Volumes } from './volume-sources.js'
import { PodVolumes } from './volumes.js'
import { volumesCheck } from './volumes-check.js'

/** One container, named after the workload, or several by name. */
export type Containers<P extends string, V extends string> =
  | {
      /** The only container, called as the workload; `containers` is for several. */
      readonly container: ContainerProps<P, V>
      readonly containers?: Refused<'not beside container'>
    }
  | {
      /** The containers by name: `{ web: { image: '…' } }`. */
      readonly containers: Ordered<ContainerProps<P, V>>
      readonly container?: Refused<'not beside containers'>
    }
export interface PodParts<P extends string, V extends string> extends PodOptions {
  /** Volumes by name, for `mounts`; those of `claim.mount()` and the like come by themselves. */
  readonly volumes?: Volumes<V> | undefined
  /** Run one after the other before the containers start, in the order in which they are written. */
  readonly initContainers?: Ordered<InitContainerProps<P, V>> | undefined
}
/** Everything that is said of the pods of a workload. */
export type PodTemplate<P extends string, V extends string> = PodParts<P, V> & Containers<P, V>

const names = { key: labelName, keyHelp: nameLike(labelName), ordered: true } as const
/** Checks of the props that every workload shares. */
export const podTemplateShape: { readonly [prop: string]: Check } = {
  ...podOptionsShape,
  volumes: volumesCheck,
  initContainers: mapOf(initContainerCheck, { ...names, form: "initContainers: { migrate: { image: '…' } }" }),
  container: containerCheck,
  containers: mapOf(containerCheck, { ...names, least: 1, form: "containers: { web: { image: '…' } }" }),
}

type AnyContainer = ContainerProps<string, string> & { readonly restartPolicy?: 'Always' | undefined }
type Placed = readonly [name: string, props: AnyContainer, place: Place]
export type AnyTemplate = PodOptions & {
  readonly volumes?: Volumes<string> | undefined
  readonly container?: unknown
  readonly containers?: unknown
  readonly initContainers?: unknown
}

/** The containers that the props name, by name, whether one or several. */
export function containersOf(owner: Resource, props: AnyTemplate): Record<string, AnyContainer> {
  const { container: one, containers: several } = props as { container?: AnyContainer; containers?: Record<string, AnyContainer> }
  const place = new Place(owner)
  if (one && several) place.at('containers').refuse('stands beside container', 'write container for one, or containers for several by name')
  if (!one && !several) place.refuse('has no container', "add container: { image: '…' }, or containers: { name: { image: '…' } }")
  return several ? defined(several) : one ? { [labelName(owner.name) === undefined ? owner.name : 'main']: one } : {}
}

/** What is undefined counts as not given. */
function defined<T>(map: { readonly [name: string]: T } | undefined): { [name: string]: T } {
  return Object.fromEntries(Object.entries(map ?? {}).filter(([, each]) => each !== undefined))
}

/** Every container of the props, sidecars and init containers included. */
function allContainers(props: AnyTemplate): AnyContainer[] {
  const { container: one, containers, initContainers } = props as Record<string, AnyContainer & Record<string, AnyContainer>>
  return [...(one ? [one] : []), ...Object.values(defined(containers)), ...Object.values(defined(initContainers))]
}

/** The ports of all containers, sidecars included. */
export function portsOf(props: AnyTemplate): Ports<string> {
  return Object.assign({}, ...allContainers(props).map(({ ports }) => ports)) as Ports<string>
}

/** The ports of all containers are one set: a Service that leads to a name must find one port. */
function samePortNames(containers: readonly Placed[]): void {
  const owners = new Map<string, string>()
  for (const [name, { ports }, place] of containers)
    for (const port of Object.keys(ports ?? {})) {
      const other = owners.get(port)
      if (other !== undefined) place.at('ports').at(port).refuse(`is the name of a port of container ${other} too`, 'give it another name')
      owners.set(port, name)
    }
}

/** The paths that readiness probes ask for, by the name of the port. */
export function readinessPaths(props: AnyTemplate): Record<string, string> {
  const paths: Record<string, string> = {}
  for (const { ports, readinessProbe } of allContainers(props)) {
    const { httpGet } = (readinessProbe ?? {}) as { httpGet?: HttpGet<string> }
    if (!httpGet) continue
    const names = Object.keys(ports ?? {})
    const name =
      typeof httpGet.port === 'number' ? names.find((each) => portNumbers(ports)[each] === httpGet.port) : (httpGet.port ?? names[0])
    if (name !== undefined) paths[name] = httpGet.path ?? '/'
  }
  return paths
}

/** What is said of the pods of some kinds only. */
export interface PodExtras {
  readonly restartPolicy?: string | undefined
  readonly activeDeadlineSeconds?: number | undefined
  /** Names of volumes that are there without being declared, such as the claim templates of a StatefulSet. */
  readonly volumeNames?: readonly string[] | undefined
}

/** The pod as it is sent: metadata without name, and spec. `selector` are labels that the pods must carry. */
export function podTemplate(owner: Resource, props: AnyTemplate, selector: Labels, extras: PodExtras = {}): core.PodTemplateSpec {
  const profiles = profilesOf(owner)
  const pod = podWithProfiles(props, profiles)
  contradictions(owner, 'podLabels', pod.podLabels, selector)
  const { spec, annotations } = podSpec(owner, pod, profiles, selector, extras)
  return {
    metadata: {
      labels: assignDefined({}, commonLabels(owner, owner.name), pod.podLabels, selector),
      ...(annotations && { annotations }),
    },
    spec,
  }
}

/** Pods without the labels by which they are selected would never be found. */
export function contradictions(owner: Resource, prop: string, labels: Labels | undefined, selector: Labels): void {
  for (const [key, value] of Object.entries(labels ?? {}))
    if (value !== undefined && selector[key] !== undefined && selector[key] !== value)
      new Place(owner)
        .at(prop)
        .at(key)
        .refuse(`is ${show(value)}, and the selector says ${show(selector[key])}`, 'leave it out, or say another selector')
}

/** The pod, and the annotations that it has. `selector` fills in the spread constraints. */
function podSpec(
  owner: Resource,
  props: AnyTemplate,
  profiles: readonly Profile[],
  selector: Labels,
  { restartPolicy, activeDeadlineSeconds, volumeNames }: PodExtras,
): { readonly spec: core.PodSpec; readonly annotations: { readonly [key: string]: string } | undefined } {
  const place = new Place(owner)
  const containers = containersOf(owner, props)
  const several = (props as { containers?: unknown }).containers !== undefined
  const names = Object.keys(containers)
  const volumes = new PodVolumes(props.volumes, place.at('volumes'), names.length === 1 ? names[0] : undefined, volumeNames)
  const init = Object.entries(defined(props.initContainers as Record<string, AnyContainer> | undefined)).map(
    ([name, each]): Placed => [name, containerWithProfiles(each, profiles), place.at('initContainers').at(name)],
  )
  const main = Object.entries(containers).map(
    ([name, each]): Placed => [
      name,
      containerWithProfiles(each, profiles),
      several ? place.at('containers').at(name) : place.at('container'),
    ],
  )
  const all = [...init, ...main]
  samePortNames(all)
  const build = ([name, each, at]: Placed): core.Container => container(name, each, volumes, at)
  const initContainers = init.map(build)
  const built = main.map(build)
  const shared = initContainers.map(({ name }) => name!).filter((name) => names.includes(name))
  for (const name of shared) place.at('initContainers').at(name).refuse('has the name of a container of this pod', 'give it another name')
  for (const [index, secret] of (props.imagePullSecrets ?? []).entries())
    sameNamespace({ kind: 'Secret', name: secret.name, namespace: namespaceOf(secret) }, place.at('imagePullSecrets').at(index))
  const account = props.serviceAccount
  if (account) sameNamespace({ kind: 'ServiceAccount', name: account.name, namespace: namespaceOf(account) }, place.at('serviceAccount'))
  const ofMounts = annotationsOfMounts(volumes.needs, props, owner.namespace, place)
  const spec = {
    serviceAccountName: account?.name,
    automountServiceAccountToken: props.automountServiceAccountToken,
    initContainers: filled(initContainers),
    containers: built,
    volumes: filled(volumes.list()),
    restartPolicy,
    terminationGracePeriodSeconds: props.terminationGracePeriodSeconds,
    activeDeadlineSeconds,
    nodeSelector: props.nodeSelector,
    tolerations: props.tolerations,
    topologySpreadConstraints: props.topologySpreadConstraints?.map((each) => spreadConstraint(each, selector)),
    affinity: props.affinity,
    priorityClassName: nameOf(props.priorityClassName),
    runtimeClassName: nameOf(props.runtimeClassName),
    schedulerName: props.schedulerName,
    imagePullSecrets: props.imagePullSecrets?.map(({ name }) => ({ name })),
    securityContext: podSecurityContext(props.securityContext),
    shareProcessNamespace: props.shareProcessNamespace,
    hostNetwork: props.hostNetwork,
    hostPID: props.hostPID,
    hostIPC: props.hostIPC,
    hostname: props.hostname,
    subdomain: props.subdomain,
    hostAliases: props.hostAliases && Object.entries(props.hostAliases).map(([ip, hostnames]) => ({ ip, hostnames })),
    dnsPolicy: props.dnsPolicy,
    dnsConfig: props.dnsConfig,
    enableServiceLinks: props.enableServiceLinks,
  } as core.PodSpec
  return {
    spec,
    annotations: podAnnotations(
      owner.kind,
      props,
      all.map(([, each]) => each),
      ofMounts,
    ),
  }
}

function spreadConstraint(spread: Spread, selector: Labels): core.TopologySpreadConstraint {
  const { topologyKey = 'topology.kubernetes.io/zone', maxSkew = 1, whenUnsatisfiable = 'ScheduleAnyway', ...rest } = spread
  return { maxSkew, topologyKey, whenUnsatisfiable, labelSelector: { matchLabels: selector }, ...rest } as core.TopologySpreadConstraint
}
