import { setTimeout as sleep } from 'node:timers/promises'

/** Asks again and again what is still missing, until nothing is; rejects with the last answer when the time is over. */
export async function eventually(what: string, timeoutMs: number, missing: () => Promise<string | undefined>): Promise<void> {
  const end = Date.now() + timeoutMs
  for (;;) {
    const found = await missing()
    if (found === undefined) return
    if (Date.now() > end) throw new Error(`${what}: not after ${timeoutMs / 1000} s. ${found}`)
    await sleep(50)
  }
}
