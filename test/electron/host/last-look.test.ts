/** A profile that closes does not wait for mailboxes that take their time. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { coalitionOf } from '../../support/coalition-of.ts'

const servers: Server[] = []

/** A mailbox that takes every request and answers none. */
async function silentMailbox() {
  const server = createServer()
  servers.push(server)
  const asked = once(server, 'request') as Promise<[IncomingMessage]>
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, asked }
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

it('[MAILBOX-6] looks a last time for 5 s at most: what is under way then ends', { timeout: 20_000 }, async () => {
  const { founder, world } = coalitionOf('amina')
  const { url, asked } = await silentMailbox()
  const { folders } = founder.opened
  folders.keep(url)
  world.time.pass(5_000)
  const [request] = await asked
  const ended = once(request.socket, 'close')
  const closed = folders.close()
  world.time.pass(5_000)
  await closed
  await ended
  expect(folders.list()).toMatchObject([{ fault: 'missing' }])
})
