// Runs the built command many times in one process, which saves its start, four fifths of a run.
// A request is a line of JSON in the one pipe, its answer a line in the other. Both are read and written synchronously,
// so that between requests nothing is open, and a program ends here as it does in a process of its own: with the last thing that it waits for.
import { openSync, readSync, writeSync } from 'node:fs'
import Module from 'node:module'
import { transform } from 'esbuild'

const [main, requests, answers] = process.argv.slice(2)
const input = openSync(requests, 'r')
const output = openSync(answers, 'w')
const exit = process.exit
const ended = Symbol('ended')
const loaded = new Set(Object.keys(Module._cache))
let runs = 0

function line() {
  const bytes = Buffer.alloc(1 << 16)
  let text = ''
  while (!text.endsWith('\n')) {
    const count = readSync(input, bytes)
    if (count === 0) exit(0)
    text += bytes.toString('utf8', 0, count)
  }
  return text
}

/** The listeners of each event of the process and its streams. */
function listeners() {
  return [process, process.stdout, process.stderr].flatMap((emitter) =>
    emitter.eventNames().map((event) => [emitter, event, emitter.rawListeners(event)]),
  )
}

async function run({ folder, env, args }) {
  const before = listeners()
  const known = new Set(before.flatMap(([, , list]) => list))
  process.chdir(folder)
  for (const name of Object.keys(process.env)) delete process.env[name]
  Object.assign(process.env, env)
  process.argv = [process.execPath, main, ...args]
  process.exitCode = undefined
  const status = await new Promise((resolve, reject) => {
    process.exit = (code) => {
      resolve(code ?? process.exitCode ?? 0)
      throw ended
    }
    for (const event of ['uncaughtException', 'unhandledRejection'])
      process.on(event, (error) => {
        if (error !== ended && process.listenerCount(event) === 1) reject(error)
      })
    import(`${main}?run=${runs++}`).catch((error) => error === ended || reject(error))
  })
  for (const listener of process.rawListeners('exit')) if (!known.has(listener)) listener.call(process, status)
  for (const emitter of [process, process.stdout, process.stderr])
    for (const event of emitter.eventNames())
      for (const listener of emitter.rawListeners(event)) if (!known.has(listener)) emitter.removeListener(event, listener)
  // What the run loaded from its own folder is loaded anew by the next one.
  for (const file of Object.keys(Module._cache)) if (!loaded.has(file) && !file.includes('/node_modules/')) delete Module._cache[file]
  return status
}

// The compiler's own process starts here: it ends with the folder in which it was started.
await transform('')
for (;;) {
  const status = await run(JSON.parse(line()))
  writeSync(output, `${JSON.stringify(status)}\n`)
}
