import { App as Cdk8sApp, type AppProps as Cdk8sAppProps, YamlOutputType } from 'cdk8s'
import { type Cluster, isCluster } from '../clusters/cluster.js'
import { setProfiles } from '../constructs/common/scope.js'
import type { Profile } from '../constructs/profiles/profile.js'
import { currentHost, type Division, folderOf, type Handover, handOver, type LayoutChoice } from '../model/handover.js'
import { readTree } from '../model/read-tree.js'
import type { Values } from '../model/values.js'
import { recordsConstructMetadata } from '../tree/cdk8s-internals.js'
import { setOrigin, userPosition } from '../tree/origin.js'
import { outputResolver } from '../tree/output-resolver.js'
import { report } from '../tree/report.js'
import { show } from '../tree/value.js'
import { formatMadeByHand } from './control-plane.js'
import type { Environment } from './environment/select-environment.js'
import { type Layout, layoutOf } from './layouts/layout.js'
import { formatLeftOut } from './left-out.js'
import { render } from './render.js'
import { checkConstructMetadata, writeConstructMetadata, writeRendered } from './write.js'

export interface AppProps extends Cdk8sAppProps {
  /** Defaults under what the program writes, in all charts; the later lie over the earlier. */
  readonly profiles?: readonly Profile[] | undefined
  /** Secrets with literal values that may stand in files all the same, as `name` or `namespace/name`. */
  readonly plainTextSecrets?: readonly string[] | undefined
  /** Where the program will run, as `gkeStandard`, `gkeAutopilot`, `minikube` or `anyCluster` declares it; left out: nothing is known. */
  readonly cluster?: Cluster | undefined
  /** The environment that `selectEnvironment` chose: its files go into a folder of its own, below the output folder. */
  readonly environment?: Environment | undefined
  /** Folders for kustomize, Argo CD or Flux, one for each chart; left out, files as `yamlOutputType` says. `steer synth --layout` chooses another. */
  readonly layout?: Layout | undefined
  /**
   * `false` leaves out what `steer check` says of objects, as for a field of a version of Kubernetes that Steersman does not know;
   * what is wrong with props is still told. The minor version is that of the `cluster`, else the newest known.
   */
  readonly check?: boolean | undefined
  /** Values for files of what is known only at deployment, by the labels that `ref()` was given; `--values` lies over them. */
  readonly values?: Values | undefined
}

const divisions: Readonly<Record<YamlOutputType, Division>> = {
  [YamlOutputType.FILE_PER_APP]: 'app',
  [YamlOutputType.FILE_PER_CHART]: 'chart',
  [YamlOutputType.FILE_PER_RESOURCE]: 'object',
  [YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE]: 'chart-object',
}

/**
 * The root of a program. It is a cdk8s App, and replaces only how that synthesizes: checked, in linear time, the same bytes on
 * every machine, and either all files or none.
 *
 * @example
 * ```ts
 * const app = new App()
 * const chart = new Chart(app, 'shop', { namespace: 'shop' })
 * app.synth()
 * ```
 */
export class App extends Cdk8sApp {
  /** @internal */
  readonly '~plainTextSecrets': readonly string[]
  /** @internal */
  readonly '~cluster': Cluster | undefined
  /** @internal */
  readonly '~values': Values
  /** @internal */
  readonly '~environment': string | undefined
  /** @internal */
  readonly '~layout': LayoutChoice
  /** @internal */
  readonly '~unchecked': boolean

  constructor(props: AppProps = {}) {
    super({ ...props, resolvers: [...(props.resolvers ?? []), outputResolver] })
    setOrigin(this, userPosition())
    setProfiles(this, props.profiles)
    this['~plainTextSecrets'] = props.plainTextSecrets ?? []
    this['~cluster'] = clusterOf(props.cluster, this)
    this['~values'] = props.values ?? {}
    this['~environment'] = props.environment?.name
    this['~layout'] = layoutOf(props.layout, this)
    this['~unchecked'] = props.check === false
    currentHost()?.appMade()
  }

  /**
   * Checks the program and writes its files; under `steer`, hands it over to the command instead.
   * Throws a SteersmanError with everything that is wrong; then nothing is written.
   */
  override synth(): void {
    const handover = this.handover()
    if (!handOver(this, handover)) writeAll(handover, recordsConstructMetadata(this))
  }

  /** All objects as one YAML stream, checked as `synth` does. */
  override synthYaml(): string {
    return render(this.handover()).stream
  }

  /** What this program says, as plain data. */
  handover(): Handover {
    return {
      version: 1,
      model: {
        ...readTree(this),
        ...(this['~cluster'] && { cluster: this['~cluster'] }),
        ...(this['~unchecked'] && { unchecked: true }),
      },
      output: {
        folder: this.outdir,
        division: divisions[this.yamlOutputType],
        layout: this['~layout'],
        extension: this.outputFileExtension,
        plainTextSecrets: this['~plainTextSecrets'],
        ...(this['~environment'] !== undefined && { environment: this['~environment'] }),
      },
      values: this['~values'],
    }
  }
}

function clusterOf(cluster: unknown, app: App): Cluster | undefined {
  if (cluster === undefined || isCluster(cluster)) return cluster
  report(app, {
    code: 'props/invalid',
    field: 'cluster',
    message: `must be a declared cluster, and is ${show(cluster)}`,
    help: 'give what gkeStandard, gkeAutopilot, minikube or anyCluster gives back',
  })
  return undefined
}

function writeAll(handover: Handover, constructMetadata: boolean): void {
  const { files, controlPlane, leftOut } = render(handover)
  if (constructMetadata) checkConstructMetadata(handover)
  writeRendered([{ outdir: folderOf(handover.output), files: [...files, ...controlPlane.files] }])
  if (constructMetadata) writeConstructMetadata(handover)
  if (leftOut.length > 0) process.stderr.write(`${formatLeftOut(leftOut)}\n`)
  if (controlPlane.madeByHand.length > 0) process.stderr.write(`${formatMadeByHand(controlPlane.madeByHand)}\n`)
}
