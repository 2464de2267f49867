/** The pipe of a page that the local web server gave to a browser: a WebSocket back to where the page came from. */
import type { Pipe } from '../../shared/api/pipe.ts'
import { pipeOverWebSocket } from '../../shared/api/websocket-pipe.ts'

/** Resolves when the pipe can be used. Rejects when the host does not answer; whether it knows this page only its first answer tells. */
export function openPagePipe(): Promise<Pipe> {
  const address = new URL('/pipe', location.href)
  address.protocol = address.protocol.replace('http', 'ws')
  address.search = ''
  address.hash = ''
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address)
    const pipe = pipeOverWebSocket(socket)
    socket.addEventListener('open', () => resolve(pipe))
    socket.addEventListener('close', () => reject(new Error('the host does not answer')))
  })
}
