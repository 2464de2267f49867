/** The WebSocket that y-webrtc opens for signalling, ending in this program's meeting place. */

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

/** The used part of a browser's WebSocket. */
export interface BrowserSocket {
  onopen: (() => void) | null
  onmessage: ((event: { readonly data: string }) => void) | null
  onclose: (() => void) | null
  onerror: ((error: unknown) => void) | null
  send: (text: string) => void
  close: () => void
}

/** Sockets by address: one table per program, because y-webrtc looks `WebSocket` up globally. */
export interface HubSockets {
  /** Serves a new address; returns it and how to stop. */
  readonly serve: (server: SocketServer) => { readonly url: string; readonly stop: () => void }
  /** Opens a socket; undefined for addresses that are not of this table. */
  readonly open: (url: string) => BrowserSocket | undefined
}

/** The host name of addresses that never leave this program. */
const HUB_HOST = 'hub.invalid'

/** An empty table. */
export function createHubSockets(): HubSockets {
  const servers = new Map<string, SocketServer>()
  let served = 0
  const serve: HubSockets['serve'] = (server) => {
    const url = `ws://${HUB_HOST}/${++served}`
    servers.set(url, server)
    return { url, stop: () => void servers.delete(url) }
  }
  const open = (url: string): BrowserSocket | undefined => {
    if (!url.startsWith(`ws://${HUB_HOST}/`)) return undefined
    const server = servers.get(url)
    return server ? openSocket(server) : refusedSocket()
  }
  return { serve, open }
}

/** Handlers are set after the constructor: what they hear comes later. */
const later = (work: () => void): void => void Promise.resolve().then(work)

const newSocket = (): BrowserSocket => ({
  onopen: null,
  onmessage: null,
  onclose: null,
  onerror: null,
  send: () => undefined,
  close: () => undefined,
})

function refusedSocket(): BrowserSocket {
  const socket = newSocket()
  later(() => socket.onclose?.())
  return socket
}

function openSocket(server: SocketServer): BrowserSocket {
  const socket = newSocket()
  let open = false
  const end = (): void => {
    if (!open) return
    open = false
    served.closed()
    later(() => socket.onclose?.())
  }
  const deliver = (text: string): void => {
    if (open) later(() => socket.onmessage?.({ data: text }))
  }
  const served = server.connect({ deliver, drop: end })
  socket.send = (text) => {
    if (open) served.frame(text)
  }
  socket.close = end
  later(() => {
    open = true
    socket.onopen?.()
  })
  return socket
}
