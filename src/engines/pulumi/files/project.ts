import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { isPlain } from '../../../tree/value.js'

/** What a program can ask of its project and stack, as far as the files of Pulumi say. */
export interface Project {
  readonly name: string
  readonly stack: string
  /** By full key, such as `shop:host`. */
  readonly config: Readonly<Record<string, string>>
  /** Keys of values that only Pulumi can decrypt. */
  readonly encrypted: readonly string[]
}

/**
 * Reads Pulumi.yaml of this folder or the nearest one above, and the configuration of a stack: that of PULUMI_STACK,
 * or of the only stack that has a file.
 */
export function readProject(folder: string): Project {
  const root = rootOf(folder)
  if (root === undefined) return { name: 'project', stack: process.env.PULUMI_STACK ?? 'stack', config: {}, encrypted: [] }
  const project = readMap(join(root, 'Pulumi.yaml'))
  const stack = process.env.PULUMI_STACK ?? onlyStack(root)
  const name = typeof project.name === 'string' ? project.name : 'project'
  const full = (key: string): string => (key.includes(':') ? key : `${name}:${key}`)
  const config: Record<string, string> = {}
  for (const [key, declared] of Object.entries(mapIn(project.config))) {
    const value = isPlain(declared) ? (declared.value ?? declared.default) : declared
    if (value !== undefined) config[full(key)] = textOf(value)
  }
  const encrypted: string[] = []
  for (const [key, value] of Object.entries(mapIn(stack === undefined ? {} : readMap(join(root, `Pulumi.${stack}.yaml`)).config))) {
    if (isEncrypted(value)) encrypted.push(full(key))
    else config[full(key)] = textOf(value)
  }
  return { name, stack: stack ?? 'stack', config, encrypted }
}

function rootOf(folder: string): string | undefined {
  if (existsSync(join(folder, 'Pulumi.yaml'))) return folder
  return dirname(folder) === folder ? undefined : rootOf(dirname(folder))
}

function onlyStack(root: string): string | undefined {
  const stacks = readdirSync(root).flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? [])
  return stacks.length === 1 ? stacks[0] : undefined
}

function readMap(file: string): Readonly<Record<string, unknown>> {
  return existsSync(file) ? mapIn(parse(readFileSync(file, 'utf8'))) : {}
}

const mapIn = (value: unknown): Readonly<Record<string, unknown>> => (isPlain(value) ? value : {})
const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** A value is secret as a whole when any part of it is encrypted. */
function isEncrypted(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isEncrypted)
  if (!isPlain(value)) return false
  return (Object.keys(value).length === 1 && typeof value.secure === 'string') || Object.values(value).some(isEncrypted)
}
