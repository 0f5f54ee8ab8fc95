import { getDockerImageOutput } from '@pulumi/gcp/artifactregistry/getDockerImage.js'
import { Repository, type RepositoryArgs } from '@pulumi/gcp/artifactregistry/repository.js'
import type { RepositoryIamMember } from '@pulumi/gcp/artifactregistry/repositoryIamMember.js'
import { interpolate, type Output } from '@pulumi/pulumi'
import { isRegion } from '../../clusters/fields.js'
import { serviceName } from '../../kubernetes/names.js'
import { flag, integer, listOf, object, textBy } from '../../props/shape.js'
import { userPosition } from '../../tree/origin.js'
import { checkProps } from '../common/check-props.js'
import { type ComponentKind, GoogleComponent } from '../common/component.js'
import type { GoogleOptions } from '../common/options.js'
import { refusal } from '../common/refusal.js'
import { after } from '../common/waiting.js'
import { type BuiltImage, buildImage, type ImageProps, imageCheck, imageName, type RegistryImage, tagRule } from './image.js'
import { grantReaders, type RegistryReader, readerCheck } from './readers.js'

export interface ArtifactRegistryProps {
  /** Region, or `europe`, `us` or `asia`; near the clusters, because pulls from elsewhere are slow and are paid for. */
  readonly location: string
  /** The name at Google Cloud; left out: that of the component. */
  readonly name?: string
  /** Clusters whose nodes pull from here, and other members. Left out: who has the role by other means. */
  readonly readers?: readonly RegistryReader[]
  /** A tag never moves to another image. Default false. */
  readonly immutableTags?: boolean
  /** Deletes old images, but never the last few of each name. Left out: all are kept. */
  readonly cleanup?: {
    readonly olderThanDays: number
    /** How many of each name are kept, however old. */
    readonly keep: number
  }
}

const multiRegions = ['europe', 'us', 'asia']
const kind: ComponentKind = {
  name: 'ArtifactRegistry',
  check: object(
    {
      location: textBy(
        (text) => (isRegion(text) || multiRegions.includes(text) ? undefined : 'is no region'),
        "a region such as 'europe-west1', or one of europe, us, asia",
      ),
      name: textBy(serviceName, 'a name such as shop'),
      readers: listOf(readerCheck),
      immutableTags: flag,
      cleanup: object({ olderThanDays: integer(1), keep: integer(1) }, ['olderThanDays', 'keep']),
    },
    ['location'],
  ),
  nameRule: serviceName,
}
const nameCheck = textBy(imageName, "a name such as 'api'")
const taggedCheck = textBy((text) => {
  const [name, tag, ...more] = text.split(':')
  if (tag === undefined || more.length > 0) return 'has no tag'
  return imageName(name!) ?? tagRule(tag)
}, "name and tag, such as 'api:1.4.2'")

/**
 * A registry for images in Artifact Registry.
 *
 * @example
 * ```ts
 * const registry = new ArtifactRegistry('shop', { location: 'europe-west1', readers: ['group:team@example.com'] })
 * const api = registry.imageByTag('api:1.4.2')
 * new Deployment(chart, 'api', { container: { image: ref(api.ref) } })
 * ```
 */
export class ArtifactRegistry extends GoogleComponent {
  readonly location: string
  readonly repository: Repository
  /** What stands before the names of images, such as `europe-west1-docker.pkg.dev/my-project/shop`. */
  readonly url: Output<string>
  readonly readers: readonly RepositoryIamMember[]
  /** @internal */
  readonly '~grantOn': Repository
  /** @internal */
  readonly '~immutableTags': boolean

  constructor(name: string, props: ArtifactRegistryProps, options: GoogleOptions = {}) {
    super(kind, name, props, options)
    const { project, '~making': making } = this
    const { location, readers = [], immutableTags = false, cleanup } = props
    this.location = location
    this['~immutableTags'] = immutableTags
    this.repository = new Repository(
      name,
      {
        repositoryId: this.name,
        project,
        location,
        format: 'DOCKER',
        labels: making.labels,
        dockerConfig: { immutableTags },
        ...(cleanup && cleanupArgs(cleanup)),
      },
      making.options(),
    )
    this['~grantOn'] = this.repository
    // The id of a project of a company's domain, example.com:shop, is a path here.
    const path = project.apply((id) => id.replace(':', '/'))
    this.url = interpolate`${location}-docker.pkg.dev/${path}/${this.repository.repositoryId}`
    this.readers = grantReaders(this, name, readers)
    this.registerOutputs({ url: this.url })
  }

  /**
   * Builds an image with Docker and pushes it, by the package `@pulumi/docker-build`. Whoever runs this needs the role to write.
   * Throws a SteersmanError when the sources or the package are missing.
   */
  image(name: string, props: ImageProps): BuiltImage {
    const position = userPosition(ArtifactRegistry.prototype.image)
    checkProps(kind.name, name, nameCheck, position)
    checkProps(kind.name, props, imageCheck, position)
    if (this['~immutableTags'] && props.tag === undefined)
      throw refusal(
        kind.name,
        'tags never move here, and this image is given none',
        'write a tag that is new in every build',
        position,
        'tag',
      )
    return buildImage(this, name, props, position)
  }

  /** An image that is there already, by the digest that the tag has when this is deployed. A missing one fails the run. */
  imageByTag(nameAndTag: string): RegistryImage {
    checkProps(kind.name, nameAndTag, taggedCheck, userPosition(ArtifactRegistry.prototype.imageByTag))
    const { project, location, repository } = this
    const { selfLink } = getDockerImageOutput(
      { imageName: nameAndTag, project, location, repositoryId: repository.repositoryId },
      { parent: this },
    )
    return { ref: this['~readable'](selfLink) }
  }

  /** @internal The text of an image, for objects that wait until their nodes may pull it. */
  '~readable'(image: Output<string>): Output<string> {
    return after(image, this.readers)
  }
}

function cleanupArgs({ olderThanDays, keep }: NonNullable<ArtifactRegistryProps['cleanup']>): Partial<RepositoryArgs> {
  return {
    cleanupPolicies: [
      { id: 'delete-old', action: 'DELETE', condition: { tagState: 'ANY', olderThan: `${olderThanDays * 24 * 3600}s` } },
      { id: 'keep-last', action: 'KEEP', mostRecentVersions: { keepCount: keep } },
    ],
  }
}
