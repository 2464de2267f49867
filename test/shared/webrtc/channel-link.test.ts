/** A link over a data channel at its edges: it opens before its connection knows the other end, and its other end dies between two looks at it. */
import { describe, expect, it } from 'vitest'
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

describe('[SESS-3] a channel that opens before its connection has its descriptions, as Chromium’s do', () => {
  function openEarly() {
    const time = createVirtualTime()
    const channel = { readyState: 'open', bufferedAmount: 0, close: () => undefined } as unknown as DataChannel
    const sdp = 'a=fingerprint:sha-256 AA'
    const descriptions: { localDescription: object; remoteDescription: object | null } = {
      localDescription: { sdp },
      remoteDescription: null,
    }
    let isClosed = false
    const connection = Object.assign(descriptions, { close: () => (isClosed = true) }) as unknown as PeerConnection
    const links: Link[] = []
    linkOverChannel(connection, channel, time.clock(), (link) => links.push(link))
    channel.onopen?.(undefined as never)
    return { time, descriptions, sdp, links, channel, isClosed: () => isClosed }
  }

  it('becomes a link when they are there, with what came meanwhile', () => {
    const { time, descriptions, sdp, links, channel } = openEarly()
    channel.onmessage?.({ data: Uint8Array.of(7).buffer })
    time.pass(20)
    expect(links).toEqual([])
    descriptions.remoteDescription = { sdp }
    time.pass(20)
    expect(links).toHaveLength(1)
    const frames: Uint8Array[] = []
    links[0]?.receive({ frame: (bytes) => frames.push(bytes), closed: () => undefined })
    expect(frames).toEqual([Uint8Array.of(7)])
  })

  it('is given up when they do not come, or say two things', () => {
    const never = openEarly()
    never.time.pass(5_000)
    expect([never.links, never.isClosed()]).toEqual([[], true])
    const two = openEarly()
    two.descriptions.remoteDescription = { sdp: 'a=fingerprint:sha-256 AA\r\na=fingerprint:sha-256 BB' }
    two.time.pass(20)
    expect([two.links, two.isClosed()]).toEqual([[], true])
  })
})
