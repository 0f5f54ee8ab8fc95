import { gkeAutopilot, gkeStandard } from 'steersman'
import { GkeCluster } from 'steersman/gke'
import { beforeAll, describe, expect, it } from 'vitest'
import { plain, type Result } from '../../pulumi-engine/index.js'
import { groupsOf } from './groups.js'
import { type Row, rows } from './rows.js'
import { at, autopilotProps, runProgram, standardProps, types } from './support.js'

const kinds = ['standard', 'autopilot'] as const
type Kind = (typeof kinds)[number]
const make: { readonly [K in Kind]: (name: string, props: object) => unknown } = {
  standard: (name, props) => new GkeCluster(name, gkeStandard({ name: 'it', ...standardProps, ...props })),
  autopilot: (name, props) => new GkeCluster(name, gkeAutopilot({ name: 'it', ...autopilotProps, ...props })),
}

const groups = kinds.flatMap((kind) => {
  const changing = rows.filter(({ change, changeable }) => Object.keys(change).length > 0 && changeable.includes(kind))
  return groupsOf(changing, kind).map((group, index) => ({ ...group, kind, name: `${kind}-${index}` }))
})

describe('every feature of a cluster', () => {
  let result: Result
  beforeAll(async () => {
    // All clusters in one program: one of each kind as it comes, and those with changes.
    result = await runProgram(() => {
      for (const kind of kinds) make[kind](kind, {})
      for (const { kind, name, props } of groups) make[kind](name, props)
    })
  }, 120_000)

  /** What is registered at the row's path for the cluster that was made under a name. */
  function registered(cluster: string, { part, path }: Row): unknown {
    const found = result.registrations.filter(
      ({ type, parent, inputs }) => type === types[part] && parent?.endsWith(`::${cluster}`) && inputs.purpose === undefined,
    )
    expect(found.length).toBeLessThan(2)
    return found[0] && at(plain(found[0].inputs), path)
  }

  it('comes out without a word', () => {
    expect(result.diagnostics).toEqual([])
    expect(groups.length).toBeLessThan(30)
  })

  it.each(rows)('has a default: $feature, $part $path', (row) => {
    for (const kind of kinds) expect(registered(kind, row)).toEqual(row[kind])
  })

  it.each(groups.flatMap(({ name, kind, rows }) => rows.map((row) => ({ ...row, kind, name }))))(
    'can be changed in $kind: $feature, $part $path',
    (row) => {
      expect(row.changed).not.toEqual(row[row.kind])
      expect(registered(row.name, row)).toEqual(row.changed)
    },
  )
})
