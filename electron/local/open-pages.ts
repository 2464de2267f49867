/** The web server of a profile's pages: where they were before, if that can be, and for the browsers it had let in. SPEC rules PAGE-8, PAGE-9. */
import { isAppError } from '../../shared/errors.ts'
import { createNodeClock } from '../adapters/node/node-clock.ts'
import { createNodeRandom } from '../adapters/node/node-random.ts'
import type { Log } from '../core/ports/log.ts'
import { keepPages, makeRoomForPages, recallPages } from './kept-pages.ts'
import { createPageCookies, type HeldCookie } from './page-cookies.ts'
import { openWebServer, type WebServer, type WebServerConfig } from './web-server.ts'

/** The profile's folder, its pages, and where and how they are served. */
export interface OpenPagesConfig extends Pick<WebServerConfig, 'pages' | 'serve'> {
  readonly directory: string
  /** 0 takes a free port; undefined the one of before, or a free one. */
  readonly port: number | undefined
  readonly log: Log
}

/** See the head of this file. */
export interface OpenPages {
  readonly web: WebServer
  /** The port of before, where somebody else has it now: pages left open there are not reached. */
  readonly lostPort: number | undefined
  /** Keeps again where the pages are and who was let in, as when the profile was made anew. */
  readonly keep: () => void
}

/** Opens it. Throws what `openWebServer` throws; that the port of before is taken is no error. */
export async function openPages(config: OpenPagesConfig): Promise<OpenPages> {
  const { port, cookies } = recallPages(config.directory)
  makeRoomForPages(config.directory)
  if (config.port !== undefined || port === undefined) return await openAt(config, config.port ?? 0, cookies)
  try {
    return await openAt(config, port, cookies)
  } catch (error) {
    if (!isAppError(error, 'unreachable')) throw error
    // Pages left open have sent their cookies to whoever has the port now: those let nobody in any more.
    return { ...(await openAt(config, 0, [])), lostPort: port }
  }
}

async function openAt({ directory, pages, serve, log }: OpenPagesConfig, port: number, held: readonly HeldCookie[]): Promise<OpenPages> {
  const tools = { clock: createNodeClock(), random: createNodeRandom() }
  const keep = (): void => {
    try {
      keepPages(directory, { port: web.port, cookies: cookies.held() })
    } catch (error) {
      log.warn('cannot keep where the pages are', { error: String(error) })
    }
  }
  const cookies = createPageCookies({ ...tools, held, changed: keep })
  const web = await openWebServer({ ...tools, pages, port, serve, cookies })
  keep()
  return { web, lostPort: undefined, keep }
}
