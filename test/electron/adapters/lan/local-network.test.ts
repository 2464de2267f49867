/** Finding computers on a local network: real packets through the real codec, on networks and in a time that the test owns. */
import dnsPacket from 'dns-packet'
import { beforeEach, describe, expect, it } from 'vitest'
import { recordsOf } from '../../../../electron/adapters/lan/announcement.ts'
import { MOST_AT_ONE_ADDRESS, MOST_FOUND } from '../../../../electron/adapters/lan/finds.ts'
import { createLocalNetwork } from '../../../../electron/adapters/lan/local-network.ts'
import type { MulticastEvents, OpenMulticast } from '../../../../electron/adapters/lan/multicast.ts'
import { createSilentLog } from '../../../../electron/adapters/node/line-log.ts'
import type { OwnNetwork } from '../../../../electron/adapters/node/own-networks.ts'
import type { LocalNetwork } from '../../../../electron/core/ports/local-network.ts'
import { createSeededRandom } from '../../../support/seeded-random.ts'
import { createVirtualTime, type VirtualTime } from '../../../support/virtual-time.ts'

/** The air: whoever has joined hears every packet, one's own as well. */
interface Air {
  readonly open: OpenMulticast
  /** Sends a packet as some computer. */
  readonly say: (packet: object, from: string) => void
  /** Every packet so far, as it is on the wire. */
  readonly packets: () => readonly { readonly from: string; readonly bytes: Buffer }[]
  /** Nothing is carried any more, not even back to who said it. */
  readonly die: () => void
  /** Only what a computer says itself comes back to it. */
  readonly isolate: () => void
}

function newAir(): Air {
  const listeners = new Set<MulticastEvents & { readonly address: string }>()
  const packets: { from: string; bytes: Buffer }[] = []
  let reaches = (_from: string, _to: string): boolean => true
  const say = (packet: object, from: string): void => {
    const bytes = dnsPacket.encode(packet as dnsPacket.Packet)
    packets.push({ from, bytes })
    for (const { mayDecode, heard, address } of [...listeners]) {
      if (reaches(from, address) && mayDecode(bytes, from)) heard(dnsPacket.decode(bytes), from)
    }
  }
  const open: OpenMulticast = (address, events) => {
    const listener = { ...events, address }
    listeners.add(listener)
    const send = (packet: object): void => {
      if (listeners.has(listener)) say({ type: 'questions' in packet ? 'query' : 'response', ...packet }, address)
    }
    const close = async (last?: object): Promise<void> => {
      if (last) send(last)
      listeners.delete(listener)
    }
    return { send, close }
  }
  return {
    open,
    say,
    packets: () => packets,
    die: () => {
      reaches = () => false
    },
    isolate: () => {
      reaches = (from, to) => from === to
    },
  }
}

let time: VirtualTime
let air: Air
let seed = 0
beforeEach(() => {
  time = createVirtualTime()
  air = newAir()
})

interface Computer extends LocalNetwork {
  readonly networks: OwnNetwork[]
  /** How often it told that something changed. */
  readonly told: () => number
}

function computer(...addresses: readonly string[]): Computer {
  const networks = addresses.map((address) => ({ address, prefix: 24 }))
  let told = 0
  const changed = (): void => void told++
  const tools = {
    clock: time.clock(),
    random: createSeededRandom(++seed),
    log: createSilentLog(),
    networks: () => networks,
    open: air.open,
    changed,
  }
  return { ...createLocalNetwork(tools), networks, told: () => told }
}

const stranger = (index: number, ttlSeconds = 120): object => ({
  type: 'response',
  answers: recordsOf({ name: index.toString(16).padStart(16, '0'), port: 4455, ttlSeconds }, '10.0.0.9'),
})
const found = ({ view }: LocalNetwork): readonly string[] =>
  (view()?.found ?? []).flatMap(({ addresses }) => addresses.map(({ host, port }) => `${host}:${port}`))

describe('computers on one network', () => {
  it('[LAN-3] find each other within two seconds, and themselves never', () => {
    const [one, two] = [computer('10.0.0.1'), computer('10.0.0.2')]
    one.start(4001)
    time.pass(100)
    two.start(4002)
    time.pass(2_000)
    expect([found(one), found(two)]).toEqual([['10.0.0.2:4002'], ['10.0.0.1:4001']])
    expect(one.view()).toMatchObject({ state: 'found', announcedAs: ['10.0.0.1'] })
  })

  it('[LAN-2] say nothing but a random name, a port and an address, and another name after every start', async () => {
    const one = computer('10.0.0.1')
    one.start(4001)
    time.pass(5_000)
    await one.stop()
    one.start(4001)
    time.pass(5_000)
    const answers = air.packets().flatMap(({ bytes }) => dnsPacket.decode(bytes).answers ?? [])
    const said = answers.map((answer) => `${answer.type} ${answer.name} ${JSON.stringify('data' in answer ? answer.data : null)}`)
    const shapes = new Set(said.map((text) => text.replaceAll(/[0-9a-f]{16}/g, 'NAME')))
    expect([...shapes].sort()).toEqual([
      'A NAME.local "10.0.0.1"',
      'PTR _chorus._tcp.local "NAME._chorus._tcp.local"',
      'SRV NAME._chorus._tcp.local {"priority":0,"weight":0,"port":4001,"target":"NAME.local"}',
      'TXT NAME._chorus._tcp.local [{"type":"Buffer","data":[]}]',
    ])
    const names = new Set(said.flatMap((text) => /[0-9a-f]{16}/.exec(text) ?? []))
    expect(names.size).toBe(2)
  })

  it('[LAN-3] are forgotten when they say goodbye, and when they fall silent', async () => {
    const [one, two, three] = [computer('10.0.0.1'), computer('10.0.0.2'), computer('10.0.0.3')]
    for (const each of [one, two, three]) each.start(4000)
    time.pass(2_000)
    expect(found(one)).toHaveLength(2)
    await two.stop()
    expect(found(one)).toEqual(['10.0.0.3:4000'])
    air.die()
    time.pass(100_000)
    expect(found(one)).toEqual(['10.0.0.3:4000'])
    time.pass(25_000)
    expect(found(one)).toEqual([])
  })

  it('[LAN-3] stay found for hours while they are there', () => {
    const [one, two] = [computer('10.0.0.1'), computer('10.0.0.2')]
    one.start(1)
    two.start(2)
    time.pass(2_000)
    const told = one.told()
    time.pass(4 * 3600_000)
    expect(found(one)).toEqual(['10.0.0.2:2'])
    expect(one.told()).toBe(told)
  })

  it('[LAN-3] do not talk more than the rules of multicast DNS allow, however many ask', () => {
    const one = computer('10.0.0.1')
    one.start(1)
    time.pass(3_000)
    const before = air.packets().length
    for (let index = 0; index < 500; index++) {
      air.say({ type: 'query', questions: [{ type: 'PTR', name: '_Chorus._tcp.local' }] }, '10.0.0.7')
      time.pass(10)
    }
    const said = air
      .packets()
      .slice(before)
      .filter(({ from }) => from === '10.0.0.1')
    expect(said.length).toBeGreaterThanOrEqual(4)
    expect(said.length).toBeLessThanOrEqual(7)
  })
})

describe('[LAN-4] on several networks a computer', () => {
  it('is announced on each with its address there, and found where one is heard', () => {
    const both = computer('10.0.0.1', '192.168.5.1')
    const one = computer('192.168.5.2')
    both.start(1)
    one.start(2)
    time.pass(2_000)
    expect(found(one)).toEqual(['192.168.5.1:1'])
    expect(found(both)).toEqual(['192.168.5.2:2'])
    expect(both.view()?.announcedAs).toEqual(['10.0.0.1', '192.168.5.1'])
  })

  it('is announced anew when it changes networks, and forgets whom it found on those that are gone', () => {
    const [one, two] = [computer('10.0.0.1'), computer('10.0.0.2')]
    one.start(1)
    two.start(2)
    time.pass(2_000)
    one.networks.splice(0, 1, { address: '192.168.5.1', prefix: 24 })
    time.pass(6_000)
    expect([found(one), one.view()?.announcedAs]).toEqual([[], ['192.168.5.1']])
    two.networks.push({ address: '192.168.5.2', prefix: 24 })
    time.pass(6_000)
    expect(found(one)).toEqual(['192.168.5.2:2'])
    expect(found(two)).toContain('192.168.5.1:1')
  })
})

describe('[LAN-5] somebody hostile', () => {
  it('gets no other computer dialled than its own, and takes no more room than there is', () => {
    const one = computer('10.0.0.1')
    const friend = computer('10.0.0.2')
    one.start(1)
    friend.start(2)
    time.pass(2_000)
    for (let index = 0; index < 300; index++) {
      air.say(stranger(index), '10.0.0.66')
      time.pass(50)
    }
    expect(found(one)).toContain('10.0.0.2:2')
    expect(found(one).filter((address) => address !== '10.0.0.2:2')).toEqual(Array(MOST_AT_ONE_ADDRESS).fill('10.0.0.66:4455'))
    for (let index = 0; index < 300; index++) {
      air.say(stranger(1000 + index), `10.0.0.${100 + (index % 100)}`)
      time.pass(50)
    }
    expect(one.view()?.found).toHaveLength(MOST_FOUND)
    expect(found(one)).toContain('10.0.0.2:2')
  })

  it('takes the place of nobody but itself: at one address the newest counts, a few in ten seconds', () => {
    const one = computer('10.0.0.1')
    one.start(1)
    time.pass(1_000)
    const names = (): readonly string[] => (one.view()?.found ?? []).map(({ name }) => name)
    for (let index = 0; index < 8; index++) air.say(stranger(index), '10.0.0.66')
    expect(names()).toEqual([0, 1, 2, 3].map((index) => index.toString(16).padStart(16, '0')))
    time.pass(11_000)
    air.say(stranger(9), '10.0.0.66')
    expect(names()).toHaveLength(MOST_AT_ONE_ADDRESS)
    expect(names()).toContain('9'.padStart(16, '0'))
  })

  it('is not heard from a network this computer is not on, and forgets nobody but itself', () => {
    const [one, two] = [computer('10.0.0.1'), computer('10.0.0.2')]
    one.start(1)
    two.start(2)
    time.pass(2_000)
    const name = one.view()?.found[0]?.name ?? ''
    air.say({ type: 'response', answers: recordsOf({ name, port: 2, ttlSeconds: 0 }, '10.0.0.2') }, '10.0.0.66')
    air.say(stranger(1), '172.16.0.1')
    expect(found(one)).toEqual(['10.0.0.2:2'])
  })

  it('breaks nothing with records of any shape, and is read 100 times a second at most', () => {
    const one = computer('10.0.0.1')
    one.start(1)
    time.pass(2_000)
    const strange: readonly object[] = [
      { type: 'response', answers: [{ type: 'SRV', name: '_chorus._tcp.local', data: { port: 1, target: 'x' } }] },
      {
        type: 'response',
        answers: [{ type: 'SRV', name: `${'0'.repeat(16)}._chorus._tcp.local`, ttl: 1, data: { port: 0, target: 'x' } }],
      },
      { type: 'response', answers: [{ type: 'TXT', name: `${'0'.repeat(16)}._chorus._tcp.local`, data: 'x'.repeat(200) }] },
      { type: 'query', questions: [{ type: 'A', name: '' }] },
    ]
    for (const packet of strange) air.say(packet, '10.0.0.66')
    expect(found(one)).toEqual([])
    for (let index = 0; index < 500; index++) air.say({ type: 'query', questions: [{ type: 'A', name: '_chorus.x' }] }, '10.0.0.66')
    air.say(stranger(1), '10.0.0.67')
    expect(found(one)).toEqual([])
    time.pass(1_000)
    air.say(stranger(1), '10.0.0.67')
    expect(found(one)).toEqual(['10.0.0.67:4455'])
  })
})

describe('[LAN-6] a person learns', () => {
  it('that there is no network, that nobody was heard, that words of one’s own do not come back', () => {
    const [offline, alone, mute] = [computer(), computer('10.0.0.1'), computer('10.0.0.2')]
    offline.start(1)
    time.pass(20_000)
    expect(offline.view()?.state).toBe('no-network')
    air.isolate()
    alone.start(1)
    time.pass(4_000)
    expect(alone.view()?.state).toBe('looking')
    time.pass(16_000)
    expect(alone.view()?.state).toBe('unheard')
    air.die()
    mute.start(1)
    time.pass(6_000)
    expect(mute.view()?.state).toBe('blocked')
  })

  it('that others are heard though none of them has Chorus', () => {
    const one = computer('10.0.0.1')
    one.start(1)
    time.pass(1_000)
    air.say({ type: 'query', questions: [{ type: 'PTR', name: '_ipp._tcp.local' }] }, '10.0.0.3')
    time.pass(30_000)
    expect(one.view()?.state).toBe('looking')
  })

  it('nothing once it is stopped: no timer is left and nothing is said', async () => {
    const one = computer('10.0.0.1')
    one.start(1)
    time.pass(2_000)
    await one.stop()
    const before = air.packets().length
    time.pass(600_000)
    expect([one.view(), air.packets().length]).toEqual([undefined, before])
  })
})
