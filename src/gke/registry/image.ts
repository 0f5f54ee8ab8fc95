import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { getClientConfigOutput } from '@pulumi/gcp/organizations/getClientConfig.js'
import { type CustomResource, getStack, type Input, interpolate, type Output, secret } from '@pulumi/pulumi'
import type { Position } from '../../findings/finding.js'
import type { TextRule } from '../../kubernetes/names.js'
import { type Check, flag, listOf, mapOf, nonEmptyText, object, text, textBy } from '../../props/shape.js'
import { isPlain, show } from '../../tree/value.js'
import { input } from '../common/check-props.js'
import type { ArtifactRegistry } from './artifact-registry.js'
import { loadDockerBuild } from './docker-build.js'

export interface ImageProps {
  /** Folder of the sources, from the working directory, or the URL of a Git repository. */
  readonly context: string
  /** Default: the Dockerfile in the context. */
  readonly dockerfile?: string
  /** The stage of the Dockerfile to build. */
  readonly target?: string
  /** Values for `ARG`, which anyone who has the image can read. */
  readonly buildArgs?: { readonly [name: string]: Input<string> }
  /** Values for `RUN --mount=type=secret,id=…`, which do not get into the image. */
  readonly secrets?: { readonly [id: string]: Input<string> }
  /** Default `['linux/amd64']`, because that is what nodes mostly are and laptops may not be. */
  readonly platforms?: readonly `linux/${string}`[]
  /** The tag that moves to what is built; manifests take the digest. Default: the name of the stack. */
  readonly tag?: string
  /** Build in previews too, which finds mistakes in Dockerfiles before they are deployed. Default true. */
  readonly buildOnPreview?: boolean
}

/** An image in a registry. */
export interface RegistryImage {
  /** Name with digest, such as `europe-west1-docker.pkg.dev/my-project/shop/api@sha256:…`: what was built and nothing else. */
  readonly ref: Output<string>
}
export interface BuiltImage extends RegistryImage {
  readonly digest: Output<string>
  readonly image: CustomResource
}

/** A path of lower-case words, as registries have them. */
export const imageName: TextRule = (name) =>
  /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)*$/.test(name)
    ? undefined
    : 'must be words of lower-case letters and digits with "-", "_", "." or "/" between them'
export const tagRule: TextRule = (tag) =>
  /^\w[\w.-]{0,127}$/.test(tag) ? undefined : 'must be at most 128 letters, digits, "_", "." or "-", and not begin with "." or "-"'

const platform = textBy(
  (name) => (/^linux\/[a-z0-9]+(\/[a-z0-9]+)?$/.test(name) ? undefined : 'is no platform of nodes'),
  "a platform such as 'linux/amd64' or 'linux/arm64'",
)
const shape = object(
  {
    context: nonEmptyText,
    dockerfile: nonEmptyText,
    target: nonEmptyText,
    buildArgs: mapOf(input(text)),
    secrets: mapOf(input(text)),
    platforms: listOf(platform, 1),
    tag: textBy(tagRule, "a tag such as '1.4.2'"),
    buildOnPreview: flag,
  },
  ['context'],
)
/** The provider would find missing files too, but only after the rest was deployed, and without the user's line. */
export const imageCheck: Check = (props, place) => {
  if (!shape(props, place) || !isPlain(props)) return false
  const { context, dockerfile } = props as unknown as ImageProps
  if (isRemote(context)) return true
  if (!statSync(resolve(context), { throwIfNoEntry: false })?.isDirectory())
    return place.at('context').refuse(`there is no folder ${show(context)} in ${process.cwd()}`, 'write the folder of the sources')
  const file = dockerfile ?? join(context, 'Dockerfile')
  return (
    existsSync(resolve(file)) ||
    place
      .at(dockerfile === undefined ? 'context' : 'dockerfile')
      .refuse(`there is no file ${show(file)}`, 'write the path of the Dockerfile')
  )
}

function isRemote(context: string): boolean {
  return /^(?:[a-z+]+:\/\/|git@)/.test(context)
}

/** Builds an image and pushes it. */
export function buildImage(registry: ArtifactRegistry, name: string, props: ImageProps, position: Position | undefined): BuiltImage {
  const { Image } = loadDockerBuild('ArtifactRegistry', position)
  const making = registry['~making'].options()
  const url = interpolate`${registry.url}/${name}`
  // A token of whoever runs this; it is of no use an hour later, and another one is no change.
  const { accessToken } = getClientConfigOutput({ parent: making.parent })
  const { platforms = ['linux/amd64'], context, dockerfile, target, buildArgs, secrets, buildOnPreview } = props
  const image = new Image(
    `${registry.name}-${name}`,
    {
      context: { location: context },
      ...(dockerfile !== undefined && { dockerfile: { location: dockerfile } }),
      ...(target !== undefined && { target }),
      ...(buildArgs && { buildArgs }),
      ...(secrets && { secrets: secretOf(secrets) }),
      ...(buildOnPreview !== undefined && { buildOnPreview }),
      platforms: [...platforms] as never,
      tags: [interpolate`${url}:${props.tag ?? getStack()}`],
      push: true,
      registries: [{ address: `${registry.location}-docker.pkg.dev`, username: 'oauth2accesstoken', password: secret(accessToken) }],
    },
    // What is no longer built may still run somewhere; old images are the registry's to clean up.
    { ...making, retainOnDelete: true },
  )
  return { ref: registry['~readable'](interpolate`${url}@${image.digest}`), digest: image.digest, image }
}

function secretOf(values: NonNullable<ImageProps['secrets']>): Record<string, Output<string>> {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, secret(value)]))
}
