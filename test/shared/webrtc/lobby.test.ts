/** What a lobby holds on to, over a WebRTC that does nothing by itself. */
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { DataChannel, PeerConnection } from '../../../shared/webrtc/facade.ts'
import { createHubSockets } from '../../../shared/webrtc/hub-sockets.ts'
import { enterLobby } from '../../../shared/webrtc/lobby.ts'
import type { LobbyProvider, WebrtcPlatform } from '../../../shared/webrtc/platform.ts'
import { createVirtualTime } from '../../support/virtual-time.ts'

/** A lobby whose connections the test makes: each answers its negotiated channel, which counts how often it was closed. */
async function lobbyOfFakes() {
  let connect = (): unknown => undefined
  const channels: (DataChannel & { closes: number })[] = []
  class Connection {
    readonly localDescription = { sdp: 'a=fingerprint:sha-256 AA' }
    readonly remoteDescription = { sdp: 'a=fingerprint:sha-256 BB' }
    createDataChannel(): DataChannel {
      const channel = { readyState: 'open', bufferedAmount: 0, closes: 0, close: () => void channel.closes++ }
      channels.push(channel as unknown as DataChannel & { closes: number })
      return channel as unknown as DataChannel
    }
    close(): void {}
  }
  class Provider implements LobbyProvider {
    readonly room = null
    constructor(_name: string, _doc: Y.Doc, options: object) {
      const { wrtc } = (options as { peerOpts: { wrtc: { RTCPeerConnection: new () => PeerConnection } } }).peerOpts
      connect = () => new wrtc.RTCPeerConnection()
    }
    disconnect(): void {}
    destroy(): void {}
  }
  const classes = { RTCPeerConnection: Connection, RTCSessionDescription: undefined, RTCIceCandidate: undefined }
  const platform = { WebrtcProvider: Provider, Doc: Y.Doc, classes, sockets: createHubSockets(), crypto: globalThis.crypto }
  const lobby = await enterLobby(
    {
      name: 'room',
      password: 'open sesame',
      iceServers: () => [],
      meetingPlace: { join: () => ({ publish: () => undefined, leave: () => undefined }) },
      clock: createVirtualTime().clock(),
      platform: platform as unknown as WebrtcPlatform,
      unfinished: () => undefined,
    },
    () => undefined,
  )
  return { lobby, channels, connect: () => connect() }
}

it('a lobby lets go of links that ended, and closes the others when it is left', async () => {
  const { lobby, channels, connect } = await lobbyOfFakes()
  connect()
  connect()
  for (const channel of channels) channel.onopen?.(undefined)
  channels[0]?.onclose?.(undefined)
  lobby.leave()
  expect(channels.map(({ closes }) => closes)).toEqual([0, 1])
})
