/** A link over a data channel whose other end dies between two looks at it. */
import { expect, it } from 'vitest'
import type { Link } from '../../../electron/core/ports/link.ts'
import { linkOverChannel } from '../../../shared/webrtc/channel-link.ts'
import type { DataChannel, PeerConnection } from '../../../shared/webrtc/facade.ts'
import { createVirtualTime } from '../../support/virtual-time.ts'

it('a write that the channel refuses ends the link instead of the program', () => {
  const time = createVirtualTime()
  const channel = {
    readyState: 'open',
    bufferedAmount: 0,
    send: () => {
      throw new DOMException("RTCDataChannel.readyState is not 'open'", 'InvalidStateError')
    },
    close: () => undefined,
  } as unknown as DataChannel
  const sdp = 'a=fingerprint:sha-256 AA'
  const connection = { localDescription: { sdp }, remoteDescription: { sdp }, close: () => undefined } as unknown as PeerConnection
  const links: Link[] = []
  linkOverChannel(connection, channel, time.clock(), (link) => links.push(link))
  channel.onopen?.(undefined as never)
  const closed: string[] = []
  links[0]?.receive({ frame: () => undefined, closed: (reason) => closed.push(reason) })
  links[0]?.send(new Uint8Array(4))
  links[0]?.send(new Uint8Array(4))
  expect(closed).toEqual([])
  time.pass(1)
  expect(closed).toEqual(['connection failed'])
})
