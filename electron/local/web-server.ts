/** The local web server: gives the pages to this computer's browser and carries their pipes. SPEC rules PAGE-1 to PAGE-7. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { MAX_PIPE_FRAME_BYTES, type Pipe } from '../../shared/api/pipe.ts'
import { pipeOverWebSocket } from '../../shared/api/websocket-pipe.ts'
import { AppError } from '../../shared/errors.ts'
import { type PageFile, readPageFiles } from '../adapters/pages/page-files.ts'
import { securityHeaders } from '../adapters/pages/page-headers.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Random } from '../core/ports/random.ts'
import { createPageAccess, type PageAccess, type RequestHead } from './page-access.ts'
import type { PageCookies } from './page-cookies.ts'
import { createPageTokens } from './page-tokens.ts'

/** How pages are served. */
export interface WebServerConfig {
  /** The folder of the built pages. */
  readonly pages: string
  /** 0 takes a free one. */
  readonly port: number
  readonly clock: Clock
  readonly random: Random
  /** Whom it lets in again. */
  readonly cookies: PageCookies
  /** Serves a page that opened its pipe. */
  readonly serve: (pipe: Pipe) => void
}

/** See the head of this file. */
export interface WebServer {
  readonly port: number
  /** An address that lets one browser in, once, within `lifeMs`. */
  readonly pageAddress: (lifeMs: number) => string
  /** Ends every page's pipe; resolves when nothing listens any more. */
  readonly close: () => Promise<void>
}

const MOST_PAGES = 16
/** A page that reads too slowly is cut before it fills the memory. One largest frame must pass. */
const MOST_BUFFERED_BYTES = 96 * 1024 * 1024
const MOST_SOCKETS = 128

/** Serves this computer only. Throws `not-found` where the pages are missing, `unreachable` when the port is taken. */
export async function openWebServer(config: WebServerConfig): Promise<WebServer> {
  const files = readPageFiles(config.pages)
  const tokens = createPageTokens(config.clock, config.random)
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 10_000 })
  server.maxConnections = MOST_SOCKETS
  const port = await listen(server, config.port)
  const access = createPageAccess(port, config.cookies, tokens)
  const answer = createAnswers(`http://127.0.0.1:${port}`, files, access)
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_PIPE_FRAME_BYTES, perMessageDeflate: false })
  server.on('request', answer)
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    if (!access.ofPipe(headOf(request))) return refuseUpgrade(socket, '403 Forbidden')
    if (sockets.clients.size >= MOST_PAGES) return refuseUpgrade(socket, '503 Service Unavailable')
    sockets.handleUpgrade(request, socket, head, (open) => config.serve(pipeOverWebSocket(open, MOST_BUFFERED_BYTES)))
  })
  const close = (): Promise<void> =>
    new Promise((done) => {
      for (const open of sockets.clients) open.terminate()
      server.close(() => done())
      server.closeAllConnections()
    })
  return { port, pageAddress: (lifeMs) => `http://127.0.0.1:${port}/?token=${tokens.issue(lifeMs)}`, close }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', () =>
      fail(new AppError('unreachable', `Port ${port} of this computer is in use. Take any that is free: --port 0`)),
    )
    server.listen(port, '127.0.0.1', () => done((server.address() as AddressInfo).port))
  })
}

function createAnswers(
  origin: string,
  files: ReadonlyMap<string, PageFile>,
  access: PageAccess,
): (request: IncomingMessage, response: ServerResponse) => void {
  const common = securityHeaders(`'self' ${origin.replace(/^http/, 'ws')}`)
  const say = (response: ServerResponse, status: number, text: string, more: Readonly<Record<string, string>> = {}): void => {
    response.writeHead(status, { ...common, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...more })
    response.end(`${text}\n`)
  }
  return (request, response) => {
    const decision = access.ofRequest(headOf(request))
    if (decision.kind === 'refused')
      return say(response, decision.status, decision.reason, decision.status === 405 ? { Allow: 'GET, HEAD' } : {})
    if (decision.kind === 'enter') return say(response, 303, 'Welcome.', { Location: '/', 'Set-Cookie': access.newCookie() })
    const file = files.get(decision.path)
    if (!file) return say(response, 404, 'There is no such page. Go to the first one: /')
    sendFile(request, response, file, common)
  }
}

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { bytes, type, etag, cache }: PageFile,
  common: Readonly<Record<string, string>>,
): void {
  const headers = { ...common, 'Content-Type': type, 'Cache-Control': cache, ETag: etag }
  const isHeld = request.headers['if-none-match'] === etag
  if (isHeld) response.writeHead(304, headers).end()
  else response.writeHead(200, { ...headers, 'Content-Length': bytes.length }).end(request.method === 'HEAD' ? undefined : bytes)
}

function headOf({ method = '', url = '', headers }: IncomingMessage): RequestHead {
  return { method, url, host: headers.host, origin: headers.origin, cookie: headers.cookie }
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
