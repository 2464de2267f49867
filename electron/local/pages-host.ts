/** A host with pages: a profile's door, the web server for its pages, and the socket for this user's programs. */
import type { Pipe } from '../../shared/api/pipe.ts'
import { listenForPipes } from '../adapters/control/socket-pipe.ts'
import type { DemoDesk } from '../host/demo-desk.ts'
import { type Door, openDoor } from '../host/door.ts'
import { serveGuest } from '../host/guest.ts'
import type { HostConfig } from '../host/host.ts'
import { openPages } from './open-pages.ts'
import { whenFree } from './when-free.ts'

/** The profile, the folder of the built pages, and where to serve them. */
export interface PagesHostConfig extends HostConfig {
  readonly pages: string
  /** 0 takes a free port; undefined the one they were served at before, so that a page left open is reached again. */
  readonly port: number | undefined
  /** Answers about the demo. */
  readonly demo?: DemoDesk | undefined
}

/** See the head of this file. */
export interface PagesHost {
  readonly door: Door
  /** An address that lets one browser in. */
  readonly pageAddress: () => string
  /** The port of before, where another program has it now: pages left open there are not reached. */
  readonly lostPort: number | undefined
  /** Seals, flushes and closes everything. */
  readonly close: () => Promise<void>
}

/** Long enough to walk to another window; an address is good once anyway. */
const ADDRESS_LIFE_MS = 10 * 60_000

/** Opens it, with the profile locked or missing as it may be. Throws what `openDoor` and `openWebServer` throw. */
export async function openPagesHost(config: PagesHostConfig): Promise<PagesHost> {
  const { directory, log, pages, port, demo } = config
  const door = await whenFree(() => openDoor({ ...config, locksWhenIdle: true }))
  const reportBug = (error: unknown): void =>
    log.warn('call failed', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  try {
    const serve = (pipe: Pipe): void => serveGuest(pipe, { door, demo, reportBug })
    const { web, lostPort, keep } = await openPages({ directory, pages, port, serve, log })
    // A profile made anew after it was erased must know its pages too.
    const stopKeeping = door.listen(({ topics }) => topics.includes('profile') && keep())
    const pageAddress = (): string => web.pageAddress(ADDRESS_LIFE_MS)
    const shell = { 'page.address': () => ({ address: pageAddress() }) }
    const control = await listenForPipes(directory, (pipe) => serveGuest(pipe, { door, shell, demo, reportBug }))
    const close = async (): Promise<void> => {
      stopKeeping()
      await Promise.all([web.close(), control.close()])
      await door.close()
    }
    return { door, pageAddress, lostPort, close }
  } catch (error) {
    await door.close()
    throw error
  }
}
