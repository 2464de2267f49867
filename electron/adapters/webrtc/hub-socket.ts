/** The WebSocket that y-webrtc opens for signalling, ending in this process's hub. */

/** What answers a socket. */
export interface SocketServer {
  /** A socket was opened; answers what to do with its frames and its end. */
  readonly connect: (socket: ServedSocket) => { readonly frame: (text: string) => void; readonly closed: () => void }
}

/** The server's side of a socket. */
export interface ServedSocket {
  readonly deliver: (text: string) => void
  /** Ends it as a lost connection would; y-webrtc opens a new one and announces itself again. */
  readonly drop: () => void
}

/** The host name of addresses that never leave this process. */
const HUB_HOST = 'hub.invalid'

/** Servers by address. One table per process, because y-webrtc looks `WebSocket` up globally. */
const servers = new Map<string, SocketServer>()

/** Serves an address of this process; returns the URL and how to stop. */
export function serveHubSocket(id: string, server: SocketServer): { readonly url: string; readonly stop: () => void } {
  const url = `ws://${HUB_HOST}/${id}`
  servers.set(url, server)
  installHubSockets()
  return { url, stop: () => void servers.delete(url) }
}

/** Puts a WebSocket in place that knows the addresses of this process and leaves all others to the platform's. */
function installHubSockets(): void {
  const Platform = globalThis.WebSocket
  if (Reflect.get(Platform, HUB_HOST)) return
  function HubOrPlatformSocket(url: string, protocols?: string[]): unknown {
    return url.startsWith(`ws://${HUB_HOST}/`) ? openHubSocket(url) : new Platform(url, protocols)
  }
  globalThis.WebSocket = Object.assign(HubOrPlatformSocket, { [HUB_HOST]: true }) as unknown as typeof WebSocket
}

interface BrowserSocket {
  onopen: (() => void) | null
  onmessage: ((event: { readonly data: string }) => void) | null
  onclose: (() => void) | null
  onerror: ((error: unknown) => void) | null
  send: (text: string) => void
  close: () => void
}

function openHubSocket(url: string): BrowserSocket {
  let open = false
  const socket: BrowserSocket = {
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
    send: () => undefined,
    close: () => undefined,
  }
  const server = servers.get(url)
  if (!server) {
    setImmediate(() => socket.onclose?.())
    return socket
  }
  const end = (): void => {
    if (!open) return
    open = false
    served.closed()
    setImmediate(() => socket.onclose?.())
  }
  const deliver = (text: string): void => {
    if (open) setImmediate(() => socket.onmessage?.({ data: text }))
  }
  const served = server.connect({ deliver, drop: end })
  socket.send = (text) => {
    if (open) served.frame(text)
  }
  socket.close = end
  setImmediate(() => {
    open = true
    socket.onopen?.()
  })
  return socket
}
