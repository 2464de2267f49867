/** Every carrier keeps the contract of links; the listener keeps strangers' pages out. */
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { createDirectLinks } from '../../../electron/adapters/direct/direct-links.ts'
import { createHub } from '../../../electron/adapters/hub/hub.ts'
import { createMemoryLinkPair } from '../../../electron/adapters/memory/memory-link.ts'
import { createSilentLog } from '../../../electron/adapters/node/line-log.ts'
import { createNodeClock } from '../../../electron/adapters/node/node-clock.ts'
import { createNodeRandom } from '../../../electron/adapters/node/node-random.ts'
import type { WebrtcCarrier } from '../../../electron/adapters/webrtc/host-lobby.ts'
import { loadWebrtc } from '../../../electron/adapters/webrtc/load-webrtc.ts'
import { createProcessLobbies } from '../../../electron/adapters/webrtc/process-lobbies.ts'
import type { Clock } from '../../../electron/core/ports/clock.ts'
import type { Link } from '../../../electron/core/ports/link.ts'
import { linkOverChannel } from '../../../shared/webrtc/channel-link.ts'
import { createFacade, type PeerConnection } from '../../../shared/webrtc/facade.ts'
import { type LinkPair, linkContract } from '../../contracts/link.contract.ts'
import { pairByHand } from '../../support/pair-by-hand.ts'

const clock = createNodeClock()
const random = createNodeRandom()
const changed = (): void => undefined
const newHub = () => createHub({ clock, random, log: createSilentLog() })

async function memoryPair(): Promise<LinkPair> {
  const [a, b] = createMemoryLinkPair({ schedule: (work) => setImmediate(work) })
  return { a, b, end: async () => a.close('test over') }
}

async function directPair(): Promise<LinkPair> {
  const listening = createDirectLinks({ hub: newHub(), clock, random, changed })
  const dialling = createDirectLinks({ hub: newHub(), clock, random, changed })
  const accepted = new Promise<Link>((resolve) => void listening.start(resolve))
  const dialled = new Promise<Link>((resolve) => void dialling.start(resolve))
  const { address } = await listening.listen({ host: '127.0.0.1', port: 0 })
  dialling.dialSession(address)
  const [a, b] = await Promise.all([dialled, accepted])
  const end = async (): Promise<void> => {
    await Promise.all([dialling.stop(), listening.stop()])
  }
  return { a, b, end }
}

/** Two real connections in this process, signalled by hand, through the façade that y-webrtc is given. */
async function webrtcPair(): Promise<LinkPair> {
  const { classes } = await loadWebrtc()
  const opened: Promise<Link>[] = []
  const facade = createFacade(classes, (connection, channel) => {
    opened.push(new Promise((resolve) => linkOverChannel(connection, channel, clock, resolve)))
  })
  const Connection = facade.RTCPeerConnection as unknown as new (
    config: object,
  ) => PeerConnection & {
    createOffer(): Promise<{ type: string; sdp: string }>
    createAnswer(): Promise<{ type: string; sdp: string }>
    onicecandidate: ((event: { candidate: object | null }) => void) | null
    addIceCandidate(candidate: object): Promise<void>
  }
  const [left, right] = [new Connection({ iceServers: [] }), new Connection({ iceServers: [] })]
  left.onicecandidate = ({ candidate }) => void (candidate && right.addIceCandidate(candidate))
  right.onicecandidate = ({ candidate }) => void (candidate && left.addIceCandidate(candidate))
  const offer = await left.createOffer()
  const [, answer] = [await left.setLocalDescription(offer), await right.setRemoteDescription(offer).then(() => right.createAnswer())]
  await right.setLocalDescription(answer)
  await left.setRemoteDescription(answer)
  const [a, b] = (await Promise.all(opened)) as [Link, Link]
  return {
    a,
    b,
    end: async () => {
      a.close('test over')
      b.close('test over')
    },
  }
}

/** Two processes that carry WebRTC, and descriptions as codes hold them. */
async function handPair(): Promise<LinkPair> {
  const carriers = [0, 1].map(() => createProcessLobbies({ clock, random, log: createSilentLog() }))
  const [one, other] = carriers as [WebrtcCarrier, WebrtcCarrier]
  const [a, b] = await pairByHand(one.byHand, other.byHand)
  return {
    a,
    b,
    end: async () => {
      a.close('test over')
      b.close('test over')
    },
  }
}

linkContract('memory', memoryPair)
linkContract('a direct socket', directPair)
linkContract('WebRTC', webrtcPair)
linkContract('WebRTC by hand', handPair)

describe('the listener of a host', () => {
  it('[HUB-5] lets hubs go that share no topic, where many have come, and keeps those that do', async () => {
    // Twenty seconds are a tenth of one here.
    const quick: Clock = { ...clock, after: (ms, work) => clock.after(ms === 20_000 ? 100 : ms, work) }
    const [hub, memberHub] = [newHub(), newHub()]
    const listening = createDirectLinks({ hub, clock: quick, random, changed })
    const member = createDirectLinks({ hub: memberHub, clock, random, changed })
    const { address } = await listening.listen({ host: '127.0.0.1', port: 0 })
    const heard: string[] = []
    hub.join('a topic', { message: (data) => heard.push(data), met: () => undefined })
    const joined = memberHub.join('a topic', { message: () => undefined, met: () => joined.publish('here') })
    member.linkHub(address)
    await expect.poll(() => heard).toEqual(['here'])
    const strangers = Array.from({ length: 70 }, () => new WebSocket(`ws://127.0.0.1:${address.port}/hub`))
    await Promise.all(strangers.map((socket) => once(socket, 'open')))
    await expect
      .poll(() => strangers.filter(({ readyState }) => readyState === WebSocket.OPEN).length, { timeout: 10_000 })
      .toBeLessThan(64)
    joined.publish('still here')
    await expect.poll(() => heard).toEqual(['here', 'still here'])
    await Promise.all([member.stop(), listening.stop()])
  }, 30_000)

  it('refuses pages of browsers, other paths, and frames that are too large', async () => {
    const links: Link[] = []
    const direct = createDirectLinks({ hub: newHub(), clock, random, changed })
    await direct.start((link) => links.push(link))
    const { address } = await direct.listen({ host: '127.0.0.1', port: 0 })
    const at = `ws://127.0.0.1:${address.port}`
    for (const [path, headers] of [
      ['/session', { Origin: 'https://example.org' }],
      ['/elsewhere', {}],
    ] as const) {
      const socket = new WebSocket(at + path, { headers })
      const [error] = await once(socket, 'error')
      expect(String(error)).toMatch(/hang up|ECONNRESET|socket/i)
    }
    expect(links).toEqual([])
    const large = new WebSocket(`${at}/session`)
    await once(large, 'open')
    large.send(new Uint8Array(1024 * 1024))
    await once(large, 'close')
    await direct.stop()
  }, 20_000)
})
