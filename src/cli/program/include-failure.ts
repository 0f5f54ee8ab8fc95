/**
 * What is wrong with a file, URL or chart that `Include` or `Helm` of cdk8s reads: it loads them in a process of its own,
 * whose whole stack becomes the message, and takes whatever is in them for an object.
 */
export function includeFailure(thrown: unknown): { readonly message: string; readonly help: string } | undefined {
  if (!(thrown instanceof Error)) return undefined
  const { url, reason } =
    /^Command failed: .*[/\\]_loadurl\.mjs (?<url>.*)\n[\s\S]*?^\w*Error: (?<reason>.*)$/m.exec(thrown.message)?.groups ?? {}
  if (url !== undefined && reason !== undefined) {
    const why = reason.startsWith('unable to determine protocol') || reason.startsWith('ENOENT') ? 'there is no such file' : reason
    return { message: `${url} cannot be read: ${why}`, help: 'check the path, which counts from the working directory, or the URL' }
  }
  if (thrown instanceof TypeError && /^ +at new Include\b.*\bcdk8s\b/m.test(thrown.stack ?? ''))
    return {
      message: 'what is included holds a document that is no object of Kubernetes',
      help: 'give each document apiVersion and kind, and check that it is YAML',
    }
  return undefined
}
