/** Loads y-webrtc for this page, with Chromium's WebRTC and sockets that end in the page itself. */
import type { WebrtcClasses } from '../../shared/webrtc/facade.ts'
import { createHubSockets } from '../../shared/webrtc/hub-sockets.ts'
import { type WebrtcPlatform, withoutBroadcastChannel } from '../../shared/webrtc/platform.ts'

/** Loads the modules. The page has no other sockets from then on. */
export async function loadWebrtc(): Promise<WebrtcPlatform> {
  const sockets = createHubSockets()
  function HubSocket(url: string): unknown {
    const socket = sockets.open(url)
    if (!socket) throw new DOMException('This page opens no sockets.', 'SecurityError')
    return socket
  }
  globalThis.WebSocket = HubSocket as unknown as typeof WebSocket
  const { Doc } = await import('yjs')
  const { WebrtcProvider } = await withoutBroadcastChannel(() => import('y-webrtc'))
  const { RTCPeerConnection, RTCSessionDescription, RTCIceCandidate } = globalThis
  return {
    WebrtcProvider: WebrtcProvider as unknown as WebrtcPlatform['WebrtcProvider'],
    Doc,
    classes: { RTCPeerConnection, RTCSessionDescription, RTCIceCandidate } as unknown as WebrtcClasses,
    sockets,
    crypto: globalThis.crypto,
  }
}
