/** A profile's host with pages, as a process that tests can kill: prints an address for one browser. Words: directory, pages, port, own address, addresses to connect to. */
import { listenForPipes } from '../../electron/adapters/control/socket-pipe.ts'
import { createSilentLog } from '../../electron/adapters/node/line-log.ts'
import { createNodeClock } from '../../electron/adapters/node/node-clock.ts'
import { createNodeRandom } from '../../electron/adapters/node/node-random.ts'
import { openDoor } from '../../electron/host/door.ts'
import { serveGuest } from '../../electron/host/guest.ts'
import { openWebServer } from '../../electron/local/web-server.ts'
import { whenFree } from '../../electron/local/when-free.ts'
import type { Pipe } from '../../shared/api/pipe.ts'

const [directory = '', pages = '', port = '0', listen = '', ...connect] = process.argv.slice(2)
const door = await whenFree(() => openDoor({ directory, log: createSilentLog(), network: { connect, ...(listen && { listen }) } }))
const serve = (pipe: Pipe): void =>
  serveGuest(pipe, door, (error) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`))
await listenForPipes(directory, serve)
const web = await openWebServer({ pages, port: Number(port), clock: createNodeClock(), random: createNodeRandom(), serve })
process.stdout.write(`${web.pageAddress(600_000)}\n`)
