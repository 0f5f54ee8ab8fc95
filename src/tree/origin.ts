import { fileURLToPath } from 'node:url'
import type { Position } from '../findings/finding.js'
import { ownCode } from '../findings/own-code.js'

const originKey = Symbol.for('steersman.origin')
// Our own code is everything beside this folder's parent, but for the stacks, which are programs as users write them.
const ownRoot = ownCode
const ownPath = fileURLToPath(ownCode)
const libraries = /[\\/]node_modules[\\/](?:cdk8s|constructs|cdk8s-plus-\d+)[\\/]|^node:/

/** Remembers on a construct the line that made it. */
export function setOrigin(construct: object, position: Position | undefined): void {
  if (position) Object.defineProperty(construct, originKey, { value: position, configurable: true })
}

/** The line that made this construct, or the nearest of its scopes whose line is known. */
export function originOf(construct: { readonly node: { readonly scope?: unknown } }): Position | undefined {
  for (let at: typeof construct | undefined = construct; at; at = at.node.scope as typeof construct | undefined) {
    const position = (at as { [originKey]?: Position })[originKey]
    if (position) return position
  }
  return undefined
}

/**
 * The nearest line of the user's own code on the stack; undefined when there is none.
 * Frames down to the function `below`, such as the constructor that was called, are passed over unread.
 * A line outside `node_modules` wins, so that a mistake made with a company's component names the line of the team that uses it.
 */
export function userPosition(below: Function = userPosition): Position | undefined {
  // Few frames are enough nearly always, and each costs; a deep component library takes the second look.
  const shallow = callSites(few, below)
  return userSite(shallow, false) ?? userSite(shallow.length < few ? shallow : callSites(60, below), true)
}

/** The caller of a constructor, or of a method of ours that calls it. */
const few = 2

function callSites(limit: number, below: Function): NodeJS.CallSite[] {
  const { prepareStackTrace, stackTraceLimit } = Error
  Error.stackTraceLimit = limit
  Error.prepareStackTrace = keepSites
  const holder = {} as { stack: NodeJS.CallSite[] }
  Error.captureStackTrace(holder, below)
  const sites = holder.stack
  Error.prepareStackTrace = prepareStackTrace
  Error.stackTraceLimit = stackTraceLimit
  return sites
}

const keepSites = (_: Error, sites: NodeJS.CallSite[]): NodeJS.CallSite[] => sites

function userSite(sites: readonly NodeJS.CallSite[], orInstalled: boolean): Position | undefined {
  let installed: Position | undefined
  for (const site of sites) {
    const file = site.getFileName()
    const owner = file ? ownerOf(file) : 'own'
    if (owner === 'user') return positionOf(site, file!)
    if (owner === 'installed') installed ??= positionOf(site, file!)
  }
  return orInstalled ? installed : undefined
}

type Owner = 'own' | 'installed' | 'user'
const owners = new Map<string, Owner>()

/** Whose code a file is: ours and what we stand on, a package of somebody else, or the user's. */
function ownerOf(file: string): Owner {
  const known = owners.get(file)
  if (known) return known
  const owner = isOwn(file) || libraries.test(file) ? 'own' : /[\\/]node_modules[\\/]/.test(file) ? 'installed' : 'user'
  owners.set(file, owner)
  return owner
}

function positionOf(site: NodeJS.CallSite, file: string): Position {
  return { file, line: site.getLineNumber() ?? 1, column: site.getColumnNumber() ?? 1 }
}

function isOwn(file: string): boolean {
  const root = file.startsWith('file:') ? ownRoot : ownPath
  return file.startsWith(root) && !file.startsWith('stacks/', root.length)
}
