/** A host trusts the page that carries its WebRTC with nothing: whatever it says, memory is bounded and other links go on. */
import { describe, expect, it } from 'vitest'
import { createHub } from '../../../electron/adapters/hub/hub.ts'
import { createSilentLog } from '../../../electron/adapters/node/line-log.ts'
import { createNodeClock } from '../../../electron/adapters/node/node-clock.ts'
import { createNodeRandom } from '../../../electron/adapters/node/node-random.ts'
import { createCarriedLobbies } from '../../../electron/adapters/webrtc/carried-lobbies.ts'
import { withOwnAddresses } from '../../../electron/adapters/webrtc/own-candidates.ts'
import type { Link } from '../../../electron/core/ports/link.ts'
import type { Pipe } from '../../../shared/api/pipe.ts'
import {
  decodeNetworkMessage,
  encodeNetworkMessage,
  NETWORK_VERSION,
  type NetworkMessage,
} from '../../../shared/network/network-messages.ts'
import type { SignalMessage } from '../../../shared/webrtc/signal-cipher.ts'

const SERVERS = [{ urls: 'turn:192.0.2.9', username: 'members', credential: 'secret' }]
const tools = { clock: createNodeClock(), random: createNodeRandom(), log: createSilentLog() }

/** A page that says what it is told to. */
function standInPage(attach: (pipe: Pipe) => void) {
  const heard: NetworkMessage[] = []
  let hear: (frame: Uint8Array) => void = () => undefined
  let closed: () => void = () => undefined
  let isOpen = true
  const close = (): void => {
    if (isOpen) closed()
    isOpen = false
  }
  attach({
    send: (frame) => {
      const message = decodeNetworkMessage(frame)
      if (message.ok) heard.push(message.value)
    },
    onFrame: (listener) => {
      hear = listener
    },
    onClose: (listener) => {
      closed = listener
    },
    close,
  })
  return {
    heard,
    say: (message: NetworkMessage) => hear(encodeNetworkMessage(message)),
    sayBytes: (bytes: Uint8Array) => hear(bytes),
    close,
    isOpen: () => isOpen,
  }
}

async function startedLobby() {
  const lobbies = createCarriedLobbies({ ...tools, ownAddresses: () => [] })
  const links: Link[] = []
  const lobby = lobbies.lobby({ ...tools, name: 'room', password: 'secret', hub: createHub(tools), iceServers: [] })
  await lobby.start((link) => links.push(link))
  const open = () => {
    const page = standInPage(lobbies.attach)
    page.say({ type: 'ready', version: NETWORK_VERSION })
    const entered = page.heard.find((message) => message.type === 'enter')
    return { ...page, lobby: entered && 'lobby' in entered ? entered.lobby : -1 }
  }
  return { lobbies, links, lobby, open }
}

describe('a network page', () => {
  it('[NET-2] enters every lobby when it comes, and when it comes again; its links are over when it goes', async () => {
    const { links, open, lobby } = await startedLobby()
    const page = open()
    page.say({ type: 'opened', lobby: page.lobby, link: 7, binding: Uint8Array.of(1) })
    const reasons: string[] = []
    links[0]?.receive({ frame: () => undefined, closed: (reason) => reasons.push(reason) })
    const again = open()
    expect(page.isOpen()).toBe(false)
    expect(reasons).toEqual(['the carrier is gone'])
    expect(again.lobby).toBe(page.lobby)
    await lobby.stop()
    expect(again.heard.at(-1)).toEqual({ type: 'leave', lobby: again.lobby })
  })

  it('[NET-2] enters a lobby again that was left and is entered anew, and not one that was left before it was entered', async () => {
    const { open, lobby } = await startedLobby()
    const page = open()
    const entered = (): number => page.heard.filter(({ type }) => type === 'enter').length
    await lobby.stop()
    await lobby.start(() => undefined)
    expect(entered()).toBe(2)
    await lobby.stop()
    const starting = lobby.start(() => undefined)
    await lobby.stop()
    await starting
    expect(entered()).toBe(2)
  })

  it('[NET-2] of another version, or that says what only a host may say, is dropped', async () => {
    const { lobbies, open } = await startedLobby()
    const older = standInPage(lobbies.attach)
    older.say({ type: 'ready', version: NETWORK_VERSION + 1 })
    expect(older.isOpen()).toBe(false)
    for (const message of [
      { type: 'leave', lobby: 1 },
      { type: 'ready', version: NETWORK_VERSION },
    ] as const) {
      const page = open()
      page.say(message)
      expect(page.isOpen()).toBe(false)
    }
    const page = open()
    page.sayBytes(Uint8Array.of(99, 1, 2))
    expect(page.isOpen()).toBe(false)
  })

  it('[NET-3] that floods a link loses it; frames of links that do not exist are nothing', async () => {
    const { links, open } = await startedLobby()
    const page = open()
    page.say({ type: 'opened', lobby: page.lobby, link: 1, binding: Uint8Array.of(1) })
    const bytes = new Uint8Array(16 * 1024)
    for (let index = 0; index < 100; index++) page.say({ type: 'frame', link: 1, bytes })
    page.say({ type: 'frame', link: 2, bytes })
    expect(page.heard.at(-1)).toMatchObject({ type: 'closed', link: 1, reason: 'too much' })
    const reasons: string[] = []
    links[0]?.receive({ frame: () => reasons.push('a frame'), closed: (reason) => reasons.push(reason) })
    expect(reasons).toEqual(['too much'])
    expect(page.isOpen()).toBe(true)
  })

  it('[NET-3] that opens links without end is dropped', async () => {
    const { links, open } = await startedLobby()
    const page = open()
    for (let link = 1; link <= 300; link++) page.say({ type: 'opened', lobby: page.lobby, link, binding: Uint8Array.of(1) })
    expect([page.isOpen(), links.length]).toEqual([false, 256])
  })
})

describe('a lobby whose coalition has servers that help', () => {
  it('[NET-6] tells them to the page when it enters, when others are entered, and to the page that comes next', async () => {
    const { lobby, open } = await startedLobby()
    const page = open()
    expect(page.heard.at(-1)).toMatchObject({ type: 'enter', iceServers: [] })
    lobby.setIceServers(SERVERS)
    expect(page.heard.at(-1)).toEqual({ type: 'servers', lobby: page.lobby, iceServers: SERVERS })
    expect(open().heard).toContainEqual({ type: 'enter', lobby: page.lobby, name: 'room', password: 'secret', iceServers: SERVERS })
    await lobby.stop()
  })
})

describe('a connection by hand', () => {
  const SDP = [
    'v=0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'a=candidate:842163049 1 udp 2122260223 0b1c2d3e-5e6f-4a4b-8c8d-0a0b0c0d0e0f.local 51234 typ host generation 0',
    'a=ice-ufrag:7uUk',
    'a=ice-pwd:TdQ4KIdSZATFhOkHKfe3W5fX',
    `a=fingerprint:sha-256 ${Array(32).fill('AB').join(':')}`,
    'a=setup:actpass',
    'a=mid:0',
    '',
  ].join('\r\n')

  function begin() {
    const lobbies = createCarriedLobbies({ ...tools, ownAddresses: () => ['192.0.2.7'] })
    const links: Link[] = []
    const seen = { ended: 0, over: 0 }
    const connection = lobbies.byHand(
      undefined,
      { link: (link) => links.push(link), ended: () => seen.ended++ },
      SERVERS,
      () => seen.over++,
    )
    const page = standInPage(lobbies.attach)
    const ready = (): void => page.say({ type: 'ready', version: NETWORK_VERSION })
    return { connection, links, seen, page, ready }
  }

  it('[NET-5] waits for the page, says its offer with this computer’s addresses, and gets the link of its answer', async () => {
    const { connection, links, seen, page, ready } = begin()
    expect(page.heard).toEqual([])
    ready()
    expect(page.heard).toEqual([{ type: 'offer', lobby: 1, iceServers: SERVERS }])
    page.say({ type: 'described', lobby: 1, sdp: SDP })
    const description = await connection.description
    expect(description.ways).toEqual([{ transport: 'udp', address: '192.0.2.7', port: 51_234 }])
    connection.accept(description)
    expect(page.heard.at(-1)).toMatchObject({ type: 'accept', lobby: 1 })
    page.say({ type: 'opened', lobby: 1, link: 3, binding: Uint8Array.of(1) })
    connection.close()
    expect([links.length, page.heard.at(-1)?.type, seen]).toEqual([1, 'accept', { ended: 0, over: 0 }])
    page.say({ type: 'closed', link: 3, reason: 'test over' })
    expect(seen).toEqual({ ended: 0, over: 1 })
  })

  it('[NET-5] is over when its page goes, says what makes no sense, or fails, and when it is given up', async () => {
    for (const [how, wasDescribed] of [
      [({ page }: ReturnType<typeof begin>) => page.close(), true],
      [({ page }: ReturnType<typeof begin>) => page.close(), false],
      [({ page }: ReturnType<typeof begin>) => page.say({ type: 'described', lobby: 1, sdp: 'v=0' }), false],
      [({ page }: ReturnType<typeof begin>) => page.say({ type: 'failed', lobby: 1 }), true],
      [({ page }: ReturnType<typeof begin>) => page.say({ type: 'failed', lobby: 1 }), false],
    ] as const) {
      const begun = begin()
      begun.ready()
      if (wasDescribed) begun.page.say({ type: 'described', lobby: 1, sdp: SDP })
      how(begun)
      const outcome = begun.connection.description.then(
        () => 'described',
        () => 'refused',
      )
      expect([await outcome, begun.seen]).toEqual([wasDescribed ? 'described' : 'refused', { ended: wasDescribed ? 1 : 0, over: 1 }])
    }
    const { connection, page, seen, ready } = begin()
    ready()
    connection.close()
    await expect(connection.description).rejects.toMatchObject({ code: 'unreachable' })
    expect([page.heard.at(-1), seen]).toEqual([
      { type: 'leave', lobby: 1 },
      { ended: 0, over: 1 },
    ])
  })
})

describe('hidden candidates', () => {
  const hidden = 'candidate:842163049 1 udp 2122260223 0b1c-5e.local 51234 typ host generation 0'
  const signal = (candidate: string): SignalMessage => ({
    type: 'signal',
    from: 'a',
    to: 'b',
    signal: { type: 'candidate', candidate: { candidate, sdpMid: '0', sdpMLineIndex: 0 } },
  })
  const candidates = (messages: readonly SignalMessage[]) =>
    messages.map((message) =>
      message.type === 'signal' && message.signal.type === 'candidate' ? message.signal.candidate['candidate'] : '',
    )

  it('[LOBBY-6] are said together with this computer’s addresses', () => {
    expect(candidates(withOwnAddresses(signal(hidden), ['192.0.2.7', 'fd00::7']))).toEqual([
      hidden,
      'candidate:8421630490 1 udp 2122259967 192.0.2.7 51234 typ host generation 0',
      'candidate:8421630491 1 udp 2122259711 fd00::7 51234 typ host generation 0',
    ])
  })

  it('[LOBBY-6] inside a description too; what is not hidden stays as it is', () => {
    const sdp = ['v=0', `a=${hidden}`, 'a=mid:0', ''].join('\r\n')
    const offer: SignalMessage = { type: 'signal', from: 'a', to: 'b', signal: { type: 'offer', sdp } }
    const [said] = withOwnAddresses(offer, ['192.0.2.7'])
    expect(said?.type === 'signal' && said.signal.type === 'offer' && said.signal.sdp.split('\r\n')).toEqual([
      'v=0',
      `a=${hidden}`,
      'a=candidate:8421630490 1 udp 2122259967 192.0.2.7 51234 typ host generation 0',
      'a=mid:0',
      '',
    ])
    const plain = signal('candidate:1 1 udp 2122260223 192.0.2.9 51234 typ host')
    expect(withOwnAddresses(plain, ['192.0.2.7'])).toEqual([plain])
    const tcp = signal('candidate:1 1 tcp 1518280447 0b1c.local 9 typ host tcptype active')
    expect(withOwnAddresses(tcp, ['192.0.2.7'])).toEqual([tcp])
  })
})
