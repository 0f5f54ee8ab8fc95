/** Why a file cannot be written. */
export type OutputCode = 'output/not-ours' | 'output/not-writable' | 'output/invalid-path'

/** One file that cannot be written: where, what, how to mend. */
export interface OutputFinding {
  readonly code: OutputCode
  /** The output folder, as it was given. */
  readonly folder?: string
  /** Relative to the output folder; empty for the folder itself. */
  readonly path: string
  readonly message: string
  readonly help: string
}

/** Thrown when files cannot be written; no file has changed then. Its `code` is that of the first finding. */
export class OutputError extends Error {
  readonly code: OutputCode
  readonly findings: readonly OutputFinding[]

  constructor(findings: readonly OutputFinding[], options?: ErrorOptions) {
    super(findings.map(({ path, message, help }) => `${path || 'the output folder'} ${message}; ${help}`).join('\n'), options)
    this.name = 'OutputError'
    this.code = findings[0]?.code ?? 'output/not-writable'
    this.findings = findings
  }
}

/** The finding for what the file system refused. */
export function refused(path: string, error: unknown): OutputFinding {
  const { code, syscall } = error as NodeJS.ErrnoException
  const reason = reasons[code ?? ''] ?? (code && syscall ? `${syscall} failed with ${code}` : String(error))
  return { code: 'output/not-writable', path, message: `cannot be written: ${reason}`, help: 'mend that or choose another output folder' }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a part of the path is a file, not a folder',
  EISDIR: 'a folder has that name',
  ENOENT: 'the folder cannot be made there',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its symbolic links lead in a circle',
}
