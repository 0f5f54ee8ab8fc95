import type { TextRule } from '../../kubernetes/names.js'

/** Who may do something at Google Cloud, as its policies write it. */
export const memberRule: TextRule = (text) =>
  /^(?:(?:user|serviceAccount|group|domain):[^\s:]+|principal(?:Set)?:\/\/\S+|allUsers|allAuthenticatedUsers)$/.test(text)
    ? undefined
    : 'does not say of what kind it is'

export const memberHint = "a member such as 'serviceAccount:ci@my-project.iam.gserviceaccount.com' or 'group:team@example.com'"
