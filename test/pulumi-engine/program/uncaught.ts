const events = ['uncaughtException', 'unhandledRejection'] as const

/** While `use` runs, an error that nobody catches is the program's and not the test runner's; gives all of them. */
export async function collectUncaught(use: (thrown: Promise<void>) => Promise<void>): Promise<readonly unknown[]> {
  const errors = new Set<unknown>()
  let tell!: () => void
  const thrown = new Promise<void>((resolve) => (tell = resolve))
  const collect = (error: unknown): void => {
    // That the engine has ended is no error of the program.
    if (isEnding(error)) return
    errors.add(error)
    tell()
  }
  const before = events.map((event) => [event, process.rawListeners(event)] as const)
  for (const event of events) process.removeAllListeners(event).on(event, collect)
  try {
    await use(thrown).catch(collect)
  } finally {
    for (const [event, listeners] of before) {
      process.removeListener(event, collect)
      for (const listener of listeners) process.on(event, listener as () => void)
    }
  }
  return [...errors]
}

function isEnding(error: unknown): boolean {
  const { code } = (error ?? {}) as { readonly code?: unknown }
  return error instanceof Error && (code === 1 || code === 14)
}
