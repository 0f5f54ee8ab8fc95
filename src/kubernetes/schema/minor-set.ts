import { type Minor, supportedMinors } from '../versions.js'

/** Some of the supported minor versions: one bit each, the lowest for the oldest. */
export type MinorSet = number

/** Every supported minor version. */
export const allMinors: MinorSet = (1 << supportedMinors.length) - 1

/** Says whether a minor version is in a set. */
export const hasMinor = (set: MinorSet, minor: Minor): boolean => (set & (1 << supportedMinors.indexOf(minor))) !== 0

/** The minor versions in a set, oldest first. */
export const minorsIn = (set: MinorSet): readonly Minor[] => supportedMinors.filter((minor) => hasMinor(set, minor))
