import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/** The text of a kubeconfig and where it stands, or what keeps it from being read. */
export type KubeconfigText = { readonly text: string; readonly file?: string } | { readonly problem: string }

/** Reads a kubeconfig given as its text or its path, as Pulumi's provider for Kubernetes takes it. */
export function readKubeconfig(given: string): KubeconfigText {
  if (/[\n{]/.test(given)) return { text: given }
  const file = given.replace(/^~(?=$|[\\/])/, homedir())
  // A text on one line that is no path, such as a token that was put in the wrong place, must not be shown.
  if (!existsSync(file))
    return { problem: isPathLike(given) ? `there is no file ${given}` : 'it is neither a kubeconfig nor the path of one' }
  return readFile(file)
}

/** The files that kubectl reads where nobody names one: those of KUBECONFIG that exist, or the one in the home folder. */
export function ambientKubeconfigs(): readonly KubeconfigText[] {
  const listed = (process.env.KUBECONFIG ?? '').split(delimiter).filter(Boolean)
  const files = listed.length > 0 ? listed : [join(homedir(), '.kube', 'config')]
  const found = files.filter((file) => existsSync(file)).map(readFile)
  return found.length > 0 ? found : [{ problem: `there is no file ${files.join(' or ')}` }]
}

function readFile(file: string): KubeconfigText {
  try {
    return { text: readFileSync(file, 'utf8'), file }
  } catch (error) {
    return { problem: `${file} cannot be read: ${(error as NodeJS.ErrnoException).code}` }
  }
}

function isPathLike(text: string): boolean {
  return text.length < 200 && /[\\/.]/.test(text)
}
