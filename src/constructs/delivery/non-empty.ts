/** Whether a value is a text that is not empty. */
export const nonEmpty = (value: unknown): value is string => typeof value === 'string' && value !== ''
