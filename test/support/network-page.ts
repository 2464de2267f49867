/** The network page in a real Chromium: served from loopback, with a WebSocket where the desktop shell has a port. */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Pipe } from '../../shared/api/pipe.ts'
import { HOST_PORT, SHELL_GLOBAL } from '../../shared/desktop/shell-bridge.ts'

const ROOT = join(import.meta.dirname, '../..')
const BUILT = join(ROOT, 'build/out/network')
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' }

/** A page that reaches the host of the test; reloading it makes a new pipe. */
export interface NetworkPage {
  readonly page: Page
  /** What the page said that it should not have to: errors, refusals of its policy. */
  readonly complaints: readonly string[]
  readonly close: () => Promise<void>
}

/** Builds the page as it is shipped. */
export async function buildNetworkPage(): Promise<void> {
  await build({ configFile: join(ROOT, 'build/vite.network.config.ts'), logLevel: 'error' })
}

/** Opens the built page; every pipe it makes is handed to `onPipe`. */
export async function openNetworkPage(browser: Browser, onPipe: (pipe: Pipe) => void): Promise<NetworkPage> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname
    const file = join(BUILT, path === '/' ? 'index.html' : path)
    const { port } = server.address() as AddressInfo
    const policy = `default-src 'none'; script-src 'self'; connect-src ws://127.0.0.1:${port}; base-uri 'none'`
    readFile(file).then(
      (bytes) =>
        response
          .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-security-policy': policy })
          .end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  const sockets = new WebSocketServer({ server, maxPayload: 1024 * 1024 })
  sockets.on('connection', (socket) => onPipe(pipeOverSocket(socket)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const page = await (await browser.newContext()).newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('favicon')) complaints.push(message.text())
  })
  await page.addInitScript(standInPreload, { url: `ws://127.0.0.1:${port}`, name: SHELL_GLOBAL, announcement: HOST_PORT })
  await page.goto(`http://127.0.0.1:${port}/`)
  const close = async (): Promise<void> => {
    await page.context().close()
    sockets.close()
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  }
  return { page, complaints, close }
}

function pipeOverSocket(socket: WebSocket): Pipe {
  socket.on('error', () => socket.terminate())
  return {
    send: (frame) => {
      if (socket.readyState === socket.OPEN) socket.send(frame)
    },
    onFrame: (listener) => void socket.on('message', (data: Buffer) => listener(Uint8Array.from(data))),
    onClose: (listener) => void socket.on('close', listener),
    close: () => socket.close(),
  }
}

/** Runs in the page before its own scripts: what the preload of the desktop shell does, with a socket behind the port. */
function standInPreload({ url, name, announcement }: { readonly url: string; readonly name: string; readonly announcement: string }): void {
  const scope = globalThis as unknown as {
    WebSocket: new (
      url: string,
    ) => {
      binaryType: string
      onopen: () => void
      onmessage: (event: { data: ArrayBuffer }) => void
      onclose: () => void
      send: (data: Uint8Array) => void
    }
    location: { origin: string }
    postMessage: (message: string, origin: string, ports: readonly unknown[]) => void
  }
  const Socket = scope.WebSocket
  const connect = (): void => {
    const { port1, port2 } = new MessageChannel()
    const socket = new Socket(url)
    socket.binaryType = 'arraybuffer'
    socket.onopen = () => {
      port1.addEventListener('message', (event) => socket.send((event as unknown as { data: Uint8Array }).data))
      port1.start()
      scope.postMessage(announcement, scope.location.origin, [port2])
    }
    socket.onmessage = ({ data }) => port1.postMessage(new Uint8Array(data))
    socket.onclose = () => port1.close()
  }
  Reflect.set(globalThis, name, { connect })
}
