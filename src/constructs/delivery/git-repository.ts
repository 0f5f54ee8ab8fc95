import type { Construct } from 'constructs'
import { Place } from '../../props/place.js'
import { flag, listOf, nonEmptyText, object, text, wireObject } from '../../props/shape.js'
import type { CustomResource } from '../props/custom-resource.js'
import { objectShape } from '../props/object-shape.js'
import { type OwnShape, ownProps } from '../props/own-props.js'
import { Resource } from '../resource.js'
import { provider, type SourceOptions, sourceShape, sourceSpec, urlOf } from './sources.js'

export interface GitRepositoryProps extends SourceOptions {
  /** Where it is: `https://`, `http://` or `ssh://`. */
  readonly url: string
  /** What of it is taken, the most exact of those given; left out, the branch `master`. */
  readonly ref?:
    | {
        readonly branch?: string | undefined
        readonly tag?: string | undefined
        /** A range of versions among the tags, such as `>=1.0.0`. */
        readonly semver?: string | undefined
        readonly commit?: string | undefined
        /** A reference of git, such as `refs/pull/1/head`. */
        readonly name?: string | undefined
      }
    | undefined
  /** Who gives the log-in instead of a Secret. */
  readonly provider?: 'generic' | 'aws' | 'azure' | 'github' | undefined
  /** Paths that are left out, as in `.gitignore`. */
  readonly ignore?: string | undefined
  /** Folders that are taken; left out, all. */
  readonly sparseCheckout?: readonly string[] | undefined
  readonly recurseSubmodules?: boolean | undefined
  /** Whose signatures are demanded; the whole type of Flux. */
  readonly verify?: { readonly [field: string]: unknown } | undefined
}

const shape: OwnShape<GitRepositoryProps> = {
  ...sourceShape,
  url: urlOf('https', 'http', 'ssh'),
  ref: object({ branch: nonEmptyText, tag: nonEmptyText, semver: nonEmptyText, commit: nonEmptyText, name: nonEmptyText }),
  provider: provider('aws', 'azure', 'github'),
  ignore: text,
  sparseCheckout: listOf(nonEmptyText),
  recurseSubmodules: flag,
  verify: wireObject,
}
export const gitRepositoryCheck = object({ ...objectShape, ...shape }, ['url', 'interval'])

/**
 * A git repository that Flux looks at, for Kustomizations and HelmReleases.
 *
 * @see https://fluxcd.io/flux/components/source/gitrepositories/
 * @example
 * ```ts
 * const repository = new GitRepository(chart, 'shop', { url: 'https://github.com/example/shop', ref: { branch: 'main' }, interval: '5m' })
 * new FluxKustomization(chart, 'app', { sourceRef: repository, path: './dist', prune: true, interval: '10m' })
 * ```
 */
export class GitRepository extends Resource<CustomResource> {
  constructor(scope: Construct, id: string, props: GitRepositoryProps) {
    super(scope, id, { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'GitRepository' }, props)
    if (gitRepositoryCheck(props, new Place(this))) this['~body'] = { spec: sourceSpec(ownProps(props)) }
  }
}
