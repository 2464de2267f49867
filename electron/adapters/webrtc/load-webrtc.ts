/** Loads y-webrtc and Node's WebRTC when they are first needed, with what they find in the process prepared. */
import type { Doc } from 'yjs'
import type { WebrtcClasses } from './facade.ts'

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

/** What a lobby is built from. */
export interface WebrtcModules {
  readonly WebrtcProvider: new (name: string, doc: Doc, options: object) => LobbyProvider
  readonly Doc: new () => Doc
  readonly classes: WebrtcClasses
}

/** A channel between pages of one program: a lobby has one page, and an open channel would keep the process alive. */
class NoBroadcastChannel {
  onmessage = null
  postMessage(): void {}
  close(): void {}
}

/** Loads the modules. lib0 picks its BroadcastChannel when it is loaded, so a silent one stands there for that moment. */
export async function loadWebrtc(): Promise<WebrtcModules> {
  const { default: classes } = await import('@roamhq/wrtc')
  const { Doc } = await import('yjs')
  const held = globalThis.BroadcastChannel
  globalThis.BroadcastChannel = NoBroadcastChannel as unknown as typeof BroadcastChannel
  try {
    const { WebrtcProvider } = await import('y-webrtc')
    return {
      WebrtcProvider: WebrtcProvider as unknown as WebrtcModules['WebrtcProvider'],
      Doc,
      classes: classes as unknown as WebrtcClasses,
    }
  } finally {
    globalThis.BroadcastChannel = held
  }
}
