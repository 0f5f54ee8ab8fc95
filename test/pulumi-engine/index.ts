export type { Diagnostic, Operation } from './engine/diagnostic.js'
export type { Created, Difference, Provider, Providers, ReadRequest, Request, UpdateRequest } from './engine/provider.js'
export { inventedId } from './engine/provider.js'
export type { Registration } from './engine/registration.js'
export { emptyState, type ResourceState, type State } from './engine/state.js'
export {
  Asset,
  isObject,
  type Json,
  type JsonObject,
  plain,
  Reference,
  Secret,
  Unknown,
  unknown,
  type Value,
  type Values,
} from './engine/values.js'
export { find, steps } from './find.js'
export type { Program } from './program/in-process.js'
export { type Result, type RunOptions, run } from './run.js'
export { TemporaryProject } from './temporary-project.js'
