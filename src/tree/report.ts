import type { IConstruct } from 'constructs'
import type { Finding } from '../findings/finding.js'
import { originOf } from './origin.js'

const findingsKey = Symbol.for('steersman.findings')

/** What a construct says of itself; its path and line are added. */
export type Complaint = Omit<Finding, 'severity' | 'path' | 'position'> & Partial<Pick<Finding, 'severity' | 'position'>>

/** Records a mistake on the construct that it concerns; all of them are reported together when the app is synthesized. */
export function report(construct: IConstruct, complaint: Complaint): void {
  const position = complaint.position ?? originOf(construct)
  const finding: Finding = { severity: 'error', path: construct.node.path, ...complaint, ...(position && { position }) }
  const holder = construct as { [findingsKey]?: Finding[] }
  const list = holder[findingsKey]
  // Reading a tree twice must not tell everything twice.
  if (list?.some((each) => each.code === finding.code && each.field === finding.field && each.message === finding.message)) return
  if (list) list.push(finding)
  else Object.defineProperty(construct, findingsKey, { value: [finding], configurable: true })
}

/** What has been recorded on this one construct. */
export function findingsOf(construct: IConstruct): readonly Finding[] {
  return (construct as { [findingsKey]?: Finding[] })[findingsKey] ?? []
}
