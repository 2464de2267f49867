/** What a lobby needs of the program it runs in: y-webrtc, a WebRTC, and the socket that y-webrtc opens. Node and pages each bring their own. */
import type { Doc } from 'yjs'
import type { WebrtcClasses } from './facade.ts'
import type { HubSockets } from './hub-sockets.ts'
import type { WebCrypto } from './signal-cipher.ts'

/** A room as y-webrtc keeps it. */
export interface WebrtcRoom {
  readonly peerId: string
  readonly webrtcConns: ReadonlyMap<string, { readonly connected: boolean; readonly peer: { destroy(): void } }>
}

/** A provider as a lobby uses it. */
export interface LobbyProvider {
  readonly room: WebrtcRoom | null
  disconnect(): void
  destroy(): void
}

/** See the head of this file. `sockets` must be what y-webrtc gets when it opens a WebSocket. */
export interface WebrtcPlatform {
  readonly WebrtcProvider: new (name: string, doc: Doc, options: object) => LobbyProvider
  readonly Doc: new () => Doc
  readonly classes: WebrtcClasses
  readonly sockets: HubSockets
  readonly crypto: WebCrypto
}

/** A channel between pages of one program: a lobby has one page, and an open channel would keep a process alive. */
class NoBroadcastChannel {
  onmessage = null
  postMessage(): void {}
  close(): void {}
}

/** Loads modules that pick their BroadcastChannel while they are loaded: a silent one stands there for that moment. */
export async function withoutBroadcastChannel<T>(load: () => Promise<T>): Promise<T> {
  const held: unknown = Reflect.get(globalThis, 'BroadcastChannel')
  Reflect.set(globalThis, 'BroadcastChannel', NoBroadcastChannel)
  try {
    return await load()
  } finally {
    Reflect.set(globalThis, 'BroadcastChannel', held)
  }
}
