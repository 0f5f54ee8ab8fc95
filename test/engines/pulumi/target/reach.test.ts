import { createServer, Socket } from 'node:net'
import { expect, it } from 'vitest'
import { silence } from '../../../../src/engines/pulumi/target/reach.js'

it('a server that listens answers, whatever it says', async () => {
  const server = createServer((socket) => socket.destroy())
  await new Promise<void>((done) => server.listen(0, done))
  const { port } = server.address() as { port: number }
  for (const host of ['127.0.0.1', 'localhost', '[::1]']) expect(await silence(`https://${host}:${port}`)).toBeUndefined()
  await new Promise((done) => server.close(done))
  for (const host of ['127.0.0.1', 'localhost']) expect(await silence(`https://${host}:${port}`)).toBe('nothing listens there')
})

it('a name that nobody knows, and one that cannot be read', async () => {
  expect(await silence('https://no.such.host.invalid')).toMatch(/^its name (?:is not known|cannot be looked up)$/)
  expect(await silence('no address')).toBeUndefined()
})

it('a server that never answers is given up', async () => {
  // Which networks swallow packets differs from machine to machine, so a socket that is never connected stands for it.
  expect(await silence('https://192.0.2.1', 100, () => new Socket())).toBe('no answer within 0.1 s')
})
