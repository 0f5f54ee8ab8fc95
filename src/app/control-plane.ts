import { join } from 'node:path'
import { emitDocument } from '../engines/yaml/emit.js'
import type { OutputFile } from '../engines/yaml/files.js'
import { SteersmanError } from '../findings/error.js'
import type { Finding } from '../findings/finding.js'
import type { ControlPlaneFile, Origin } from '../model/model.js'
import { shellQuoted } from './shell.js'

/** A folder of their own, and no ending by which kubectl, Argo CD or Flux would take one for an object. */
export const controlPlaneFolder = 'control-plane'
const flagsFile = 'kube-apiserver.flags'

/** A file into which somebody puts keys, with the command that does it. */
export interface MadeByHand {
  readonly path: string
  readonly command: string
}
/** What a run writes for the control plane: files for its machines, none of which is applied. */
export interface RenderedControlPlane {
  readonly files: readonly OutputFile[]
  readonly madeByHand: readonly MadeByHand[]
}

/** `folder` is that of the output, for the commands. Throws a SteersmanError when two constructs ask for one file. */
export function renderControlPlane(all: readonly ControlPlaneFile[], folder: string): RenderedControlPlane {
  const findings = all.flatMap((file, index) => {
    const before = all.slice(0, index).find(({ name }) => name === file.name)
    return before ? [twice(file.origin, before.origin, file.name)] : []
  })
  if (findings.length > 0) throw new SteersmanError(findings)
  const flags = all.flatMap(({ apiServerFlags }) => Object.entries(apiServerFlags).map(([flag, value]) => `--${flag}=${value}\n`))
  const files = all.map((file) => ({ path: pathOf(file), text: emitDocument(file.document) }))
  return {
    files: flags.length > 0 ? [...files, { path: `${controlPlaneFolder}/${flagsFile}`, text: flags.join('') }] : files,
    madeByHand: all.filter(({ keys }) => keys.length > 0).map((file) => ({ path: pathOf(file), command: command(file, folder) })),
  }
}

/** What a run says of files into which keys must be put. */
export function formatMadeByHand(files: readonly MadeByHand[]): string {
  return [
    'Files of the control plane into which keys are put by hand, on its machines, all with the same keys',
    '(put each into the variable first, such as "$(head -c 32 /dev/urandom | base64)": who loses it loses what it encrypts):',
    ...files.map(({ command }) => `  ${command}`),
  ].join('\n')
}

const pathOf = ({ name, keys }: ControlPlaneFile): string => `${controlPlaneFolder}/${name}${keys.length > 0 ? '.template' : ''}`

/** In a shell of its own: a file that is there is never replaced, nobody else can read it, and no key is an argument that others see. */
function command(file: ControlPlaneFile, folder: string): string {
  const variables = file.keys.map((key) => ({ key, variable: `ENCRYPTION_${key.toUpperCase()}` }))
  const given = variables.map(({ variable }) => `"\${${variable}:?}"`).join(' ')
  const lines = variables.map(({ key }) => `s|<${key}>|%s|\\n`).join('')
  const values = variables.map(({ variable }) => `"$${variable}"`).join(' ')
  const [from, to] = [join(folder, pathOf(file)), `${file.directory}/${file.name}`].map(shellQuoted)
  return `(: ${given} && umask 077 && set -C && printf '${lines}' ${values} | sed -f /dev/stdin ${from} > ${to})`
}

function twice({ path, position }: Origin, before: Origin, name: string): Finding {
  return {
    code: 'output/same-file',
    severity: 'error',
    path,
    message: `would be written to ${controlPlaneFolder}/${name}, as ${before.path} is`,
    help: 'keep one of them: an App is for one control plane',
    ...(position && { position }),
  }
}
