// The grammar of image names as nodes read them: an image that does not meet it is never pulled, the pod waits with InvalidImageName.
const component = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*'
const label = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])'
const host = String.raw`(?:${label}(?:\.${label})*|\[[0-9a-fA-F:]+\])(?::[0-9]+)?`
const repository = new RegExp(`^(?:${host}/)?${component}(?:/${component})*$`)
const tag = /^\w[\w.-]{0,127}$/
const digest = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/

/** Why this is no name of an image without tag and digest; undefined when it is one. */
export function repositoryProblem(text: string): string | undefined {
  if (repository.test(text)) return undefined
  if (/[A-Z]/.test(text) && repository.test(text.toLowerCase())) return 'has capital letters, which names of images have not'
  return 'is no name of an image'
}

/** Why this is no tag. */
export function tagProblem(text: string): string | undefined {
  if (tag.test(text)) return undefined
  return text.length > 128
    ? 'is longer than the 128 characters of a tag'
    : 'is no tag: letters, digits, `_`, `.` and `-`, not `.` or `-` in front'
}

/** Why this is no digest. */
export function digestProblem(text: string): string | undefined {
  const fits = text.startsWith('sha256:') ? /^sha256:[0-9a-f]{64}$/.test(text) : digest.test(text)
  return fits ? undefined : 'is no digest: sha256: and 64 digits 0 to 9, a to f'
}
