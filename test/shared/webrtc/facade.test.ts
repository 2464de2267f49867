/** The seam under y-webrtc: its own channel is silent both ways, and the session has a channel of its own. */
import { describe, expect, it } from 'vitest'
import { createFacade, type DataChannel, type PeerConnection } from '../../../shared/webrtc/facade.ts'

interface OpenedChannel extends DataChannel {
  readonly label: string
  readonly options: object | undefined
  readonly sent: Uint8Array[]
}

function channelOf(label: string, options?: object): OpenedChannel {
  const sent: Uint8Array[] = []
  return {
    label,
    options,
    sent,
    binaryType: 'arraybuffer',
    readyState: 'open',
    bufferedAmount: 7,
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
    send: (data) => void sent.push(data),
    close: () => undefined,
  }
}

/** A connection as y-webrtc gets it, with the channels that were opened in it and what was told to it. */
function connected(signalingState = 'stable') {
  const opened: OpenedChannel[] = []
  const told: string[] = []
  const native = {
    signalingState,
    ondatachannel: null as PeerConnection['ondatachannel'],
    createDataChannel: (label: string, options?: object) => {
      const channel = channelOf(label, options)
      opened.push(channel)
      return channel
    },
    setLocalDescription: async ({ type }: { readonly type?: string }) => void told.push(`local ${type}`),
    setRemoteDescription: async ({ type }: { readonly type: string }) => void told.push(`remote ${type}`),
  }
  class Native {
    constructor() {
      // biome-ignore lint/correctness/noConstructorReturn: the test keeps the one connection that is made
      return native
    }
  }
  const sessions: DataChannel[] = []
  const classes = { RTCPeerConnection: Native as unknown as new () => PeerConnection, RTCSessionDescription: {}, RTCIceCandidate: {} }
  const { RTCPeerConnection } = createFacade(classes, (_, channel) => void sessions.push(channel))
  return { connection: RTCPeerConnection({}), native, opened, sessions, told }
}

describe('what y-webrtc gets', () => {
  it('[LOBBY-2] is a connection in which the session has the negotiated channel 1021, in order', () => {
    const { opened, sessions } = connected()
    expect(opened.map(({ label, options }) => ({ label, options }))).toEqual([
      { label: 'chorus', options: { negotiated: true, id: 1021, ordered: true } },
    ])
    expect(sessions).toEqual(opened)
  })

  it('[LOBBY-2] has a channel of its own that sends nothing and delivers nothing, made here or by the other end', () => {
    const { connection, native, opened, sessions } = connected()
    const heard: unknown[] = []
    const own = connection.createDataChannel('y-webrtc')
    const theirs = channelOf('y-webrtc')
    let met: DataChannel | undefined
    connection.ondatachannel = ({ channel }) => {
      met = channel
    }
    native.ondatachannel?.({ channel: theirs })
    for (const [stub, real] of [
      [own, opened[1]],
      [met, theirs],
    ] as const) {
      if (!stub || !real) throw new Error('no channel')
      stub.onmessage = ({ data }) => heard.push(data)
      stub.send(Uint8Array.of(1))
      real.onmessage?.({ data: Uint8Array.of(2) })
      expect(real.sent).toEqual([])
      expect(stub.bufferedAmount).toBe(0)
      expect(stub.readyState).toBe('open')
    }
    expect(heard).toEqual([])
    sessions[0]?.send(Uint8Array.of(3))
    expect(opened[0]?.sent).toEqual([Uint8Array.of(3)])
  })

  it('[LOBBY-3] rolls its own offer back before it takes another’s, and nothing else', async () => {
    const both = connected('have-local-offer')
    await both.connection.setRemoteDescription({ type: 'offer' })
    expect(both.told).toEqual(['local rollback', 'remote offer'])
    const answered = connected('have-local-offer')
    await answered.connection.setRemoteDescription({ type: 'answer' })
    const asked = connected('stable')
    await asked.connection.setRemoteDescription({ type: 'offer' })
    expect([...answered.told, ...asked.told]).toEqual(['remote answer', 'remote offer'])
  })
})
