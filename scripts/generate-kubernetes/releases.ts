import { execFileSync } from 'node:child_process'
import type { Minor } from '../../src/kubernetes/versions.js'

/** The release that is read for each minor version: the number after `1.`, which `k8s.io/api` has after `0.`. */
const releases: Readonly<Record<Minor, string>> = {
  '1.29': '29.6',
  '1.30': '30.14',
  '1.31': '31.14',
  '1.32': '32.13',
  '1.33': '33.13',
  '1.34': '34.4',
  '1.35': '35.4',
  '1.36': '36.3',
}

/** The folders of the sources of one minor version. */
export interface Release {
  readonly minor: Minor
  readonly kubernetes: string
  readonly api: string
}

/** Downloads the sources of a minor version through the Go module proxy; what is in Go's module cache is not downloaded again. */
export function download(minor: Minor): Release {
  const release = releases[minor]
  return { minor, kubernetes: moduleFolder(`k8s.io/kubernetes@v1.${release}`), api: moduleFolder(`k8s.io/api@v0.${release}`) }
}

function moduleFolder(module: string): string {
  // Outside the repository's folder no go.mod is looked for, and none is written.
  const output = execFileSync('go', ['mod', 'download', '-json', module], {
    encoding: 'utf8',
    cwd: '/',
    env: { ...process.env, GOFLAGS: '-mod=mod' },
  })
  const { Dir } = JSON.parse(output) as { Dir?: string }
  if (!Dir) throw new Error(`${module}: go mod download names no folder. Try it by hand to see why.`)
  return Dir
}
