import type { BuiltInApiVersion } from '../wire/kinds.js'
import { builtInApiVersions } from './kinds.js'

/** Says whether a supported minor version of Kubernetes serves an apiVersion itself, so that all its kinds are known. */
export const isBuiltInApiVersion = (apiVersion: string): apiVersion is BuiltInApiVersion => builtInApiVersions.has(apiVersion)
