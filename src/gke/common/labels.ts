import { getProject, getStack } from '@pulumi/pulumi'

/** Labels for the bill: which program made this, and in which stack; those of the declaration lie over them. */
export function labelsOf(own: Readonly<Record<string, string>>): Record<string, string> {
  return { app: labelValue(getProject()), stack: labelValue(getStack()), 'managed-by': 'pulumi', ...own }
}

/** Google Cloud takes lower-case letters, digits, `-` and `_`, 63 at most. */
function labelValue(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{Ll}\p{Lo}\p{N}_-]/gu, '-')
    .slice(0, 63)
}
