/** Loads y-webrtc and Node's WebRTC when they are first needed, with what they find in the process prepared. */
import { webcrypto } from 'node:crypto'
import type { WebrtcClasses } from '../../../shared/webrtc/facade.ts'
import { createHubSockets } from '../../../shared/webrtc/hub-sockets.ts'
import { type WebrtcPlatform, withoutBroadcastChannel } from '../../../shared/webrtc/platform.ts'

/** One table per process, because y-webrtc looks `WebSocket` up globally. */
const sockets = createHubSockets()
let isInstalled = false

/** Loads the modules; y-webrtc's sockets end in this process from then on, all others stay the platform's. */
export async function loadWebrtc(): Promise<WebrtcPlatform> {
  const { default: classes } = await import('@roamhq/wrtc')
  const { Doc } = await import('yjs')
  const { WebrtcProvider } = await withoutBroadcastChannel(() => import('y-webrtc'))
  installSockets()
  return {
    WebrtcProvider: WebrtcProvider as unknown as WebrtcPlatform['WebrtcProvider'],
    Doc,
    classes: classes as unknown as WebrtcClasses,
    sockets,
    crypto: webcrypto,
  }
}

function installSockets(): void {
  if (isInstalled) return
  isInstalled = true
  const Platform = globalThis.WebSocket
  function HubOrPlatformSocket(url: string, protocols?: string[]): unknown {
    return sockets.open(url) ?? new Platform(url, protocols)
  }
  globalThis.WebSocket = HubOrPlatformSocket as unknown as typeof WebSocket
}
