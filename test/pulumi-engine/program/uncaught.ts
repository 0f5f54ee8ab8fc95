const events = ['uncaughtException', 'unhandledRejection'] as const

export interface Uncaught {
  readonly errors: ReadonlySet<unknown>
  /** Resolves with the first of them. */
  readonly first: Promise<void>
}

/** While `use` runs, an error that nobody catches is the program's and not the test runner's; gives all of them. */
export async function collectUncaught(use: (uncaught: Uncaught) => Promise<void>): Promise<ReadonlySet<unknown>> {
  const errors = new Set<unknown>()
  let tell!: () => void
  const first = new Promise<void>((resolve) => {
    tell = resolve
  })
  const collect = (error: unknown): void => {
    if (isEnding(error)) return
    errors.add(error)
    tell()
  }
  const before = events.map((event) => [event, process.rawListeners(event)] as const)
  for (const event of events) process.removeAllListeners(event).on(event, collect)
  try {
    await use({ errors, first }).catch(collect)
  } finally {
    for (const [event, listeners] of before) {
      process.removeListener(event, collect)
      for (const listener of listeners) process.on(event, listener as () => void)
    }
  }
  return errors
}

/** Whether it only says that the engine is gone, as what is left of a failed program finds. */
function isEnding(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { readonly code?: unknown }
  return code === 1 || code === 14 || error.message === 'Channel has been shut down'
}
