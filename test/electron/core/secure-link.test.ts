/** The proof at the beginning of a session and the seal on everything after, with honest and hostile ends. */
import { describe, expect, it } from 'vitest'
import { createNodeCrypto } from '../../../electron/adapters/crypto/node-crypto.ts'
import { createMemoryLinkPair, type FrameFate } from '../../../electron/adapters/memory/memory-link.ts'
import { createDeviceKeys } from '../../../electron/core/coalition/founding.ts'
import type { Link } from '../../../electron/core/ports/link.ts'
import type { AccessKey } from '../../../electron/core/session/handshake.ts'
import { openSecureLink, type SecureLink } from '../../../electron/core/session/secure-link.ts'
import { toHex } from '../../../shared/bytes/hex.ts'
import { createSeededRandom } from '../../support/seeded-random.ts'
import { createVirtualTime } from '../../support/virtual-time.ts'

const crypto = createNodeCrypto()

interface End {
  readonly secure: SecureLink
  readonly heard: Uint8Array[]
  readonly events: string[]
  peer: string
}

/** Two ends with the access keys given, over a link whose frames may be watched or harmed. */
function createEnds(
  options: {
    keysA?: readonly string[]
    keysB?: readonly string[]
    fate?: (frame: Uint8Array) => FrameFate
    /** What each end's carrier says of the link. */
    bindings?: readonly [Uint8Array, Uint8Array]
  } = {},
) {
  const time = createVirtualTime()
  const random = createSeededRandom(5)
  const clock = time.clock()
  const [left, right] = createMemoryLinkPair({
    schedule: (work) => void clock.after(1, work),
    ...(options.fate ? { fate: options.fate } : {}),
  })
  const devices = [createDeviceKeys(crypto, random), createDeviceKeys(crypto, random)] as const
  const accessKeys = (names: readonly string[], index: 0 | 1): readonly (AccessKey & { readonly label: string })[] =>
    names.map((name) => ({
      key: new Uint8Array(32).fill(name.charCodeAt(0)),
      kind: name === 'j' ? 'join' : 'member',
      label: name,
      device: devices[index],
    }))
  const open = (link: Link, names: readonly string[], index: 0 | 1): End => {
    const end = { heard: [] as Uint8Array[], events: [] as string[], peer: '' }
    const secure = openSecureLink(
      link,
      { crypto, random, clock, accessKeys: accessKeys(names, index) },
      {
        ready: (peer, access) => {
          end.peer = peer
          end.events.push(`ready ${access.label}`)
        },
        message: (bytes) => void end.heard.push(bytes),
        drained: () => void end.events.push('drained'),
        closed: (reason) => void end.events.push(`closed ${reason}`),
      },
    )
    return Object.assign(end, { secure })
  }
  const bound = (link: Link, index: 0 | 1): Link => (options.bindings ? { ...link, binding: options.bindings[index] } : link)
  const a = open(bound(left, 0), options.keysA ?? ['m'], 0)
  const b = open(bound(right, 1), options.keysB ?? ['m'], 1)
  time.pass(100)
  return { a, b, time, clock, devices, left, right }
}

describe('a secure link', () => {
  it('[SESS-4] proves both devices and carries messages both ways', () => {
    const { a, b, devices, time } = createEnds()
    expect([a.peer, b.peer]).toEqual([devices[1].device, devices[0].device])
    a.secure.send(Uint8Array.of(1, 2, 3))
    b.secure.send(new Uint8Array(0))
    time.pass(100)
    expect(b.heard).toEqual([Uint8Array.of(1, 2, 3)])
    expect(a.heard).toEqual([new Uint8Array(0)])
  })

  it('[NET-4] [SESS-3] comes about where both carriers name the same fingerprints, and nowhere else', () => {
    const [mine, other] = [Uint8Array.of(1, 2), Uint8Array.of(1, 3)]
    const same = createEnds({ bindings: [mine, mine] })
    expect([same.a.events, same.b.events]).toEqual([['ready m'], ['ready m']])
    for (const bindings of [
      [mine, other],
      [mine, new Uint8Array(0)],
      [new Uint8Array(0), mine],
    ] as const) {
      const { a, b, time } = createEnds({ bindings })
      time.pass(30_000)
      expect([a.peer, b.peer]).toEqual(['', ''])
      for (const { events } of [a, b]) expect(events).toEqual([expect.stringMatching(/^closed /)])
    }
  })

  it("[SESS-2] chooses members' keys before joiners', alike on both sides", () => {
    const { a, b } = createEnds({ keysA: ['j', 'm', 'x'], keysB: ['y', 'm', 'j'] })
    expect([a.events, b.events]).toEqual([['ready m'], ['ready m']])
  })

  it('[SESS-2] tells a stranger neither a device nor a key', () => {
    const frames: Uint8Array[] = []
    const watch = (frame: Uint8Array): FrameFate => {
      frames.push(frame)
      return 'deliver'
    }
    const { a, b, devices } = createEnds({ keysB: ['z'], fate: watch })
    expect([a.events, b.events].flat().every((event) => event === 'closed nothing-in-common')).toBe(true)
    const said = frames.map(toHex).join(' ')
    expect(said).not.toContain(devices[0].device)
    expect(said).not.toContain('6d'.repeat(16))
  })

  it('[SESS-1] ends when its own hello comes back', () => {
    const time = createVirtualTime()
    const random = createSeededRandom(1)
    const clock = time.clock()
    const events: string[] = []
    const echo: Link = {
      carrier: 'memory',
      remote: '',
      binding: new Uint8Array(0),
      receive: (receiver) => {
        echoed = receiver.frame
        for (const frame of early) receiver.frame(frame)
      },
      send: (frame) => (echoed ? echoed(frame) : void early.push(frame)),
      close: () => undefined,
    }
    const early: Uint8Array[] = []
    let echoed: ((frame: Uint8Array) => void) | undefined
    const device = createDeviceKeys(crypto, random)
    openSecureLink(
      echo,
      { crypto, random, clock, accessKeys: [{ key: new Uint8Array(32), kind: 'member', device }] },
      {
        ready: () => void events.push('ready'),
        message: () => undefined,
        drained: () => undefined,
        closed: (reason) => void events.push(reason),
      },
    )
    time.pass(50)
    expect(events).toEqual(['echo'])
  })

  it('[SESS-5] ends when any frame is changed, lost, repeated or moved', () => {
    for (const fate of ['drop', 'repeat', 'delay', 'change'] as const) {
      for (let harmed = 0; harmed < 10; harmed++) {
        let count = 0
        const harm = (frame: Uint8Array): FrameFate => {
          if (count++ !== harmed) return 'deliver'
          if (fate !== 'change') return fate
          frame[frame.length - 1] = (frame[frame.length - 1] ?? 0) ^ 1
          return 'deliver'
        }
        const { a, b, time } = createEnds({ fate: harm })
        for (let index = 0; index < 5; index++) {
          a.secure.send(Uint8Array.of(index))
          b.secure.send(Uint8Array.of(index))
          time.pass(10)
        }
        time.pass(60_000)
        const isWhole = (end: End): boolean => end.heard.every((message, index) => message[0] === index)
        expect(isWhole(a) && isWhole(b), `${fate} ${harmed}`).toBe(true)
        const ended = [a, b].some((end) => end.events.some((event) => event.startsWith('closed')))
        expect(ended || (a.heard.length === 5 && b.heard.length === 5), `${fate} ${harmed}`).toBe(true)
      }
    }
  })

  it('[SESS-6] carries eight megabytes both ways at once, never more than a window under way', () => {
    const { a, b, time } = createEnds()
    const part = new Uint8Array(1024 * 1024).fill(7)
    for (let index = 0; index < 8; index++) {
      a.secure.send(part)
      b.secure.send(part)
    }
    expect(a.secure.stats().bytesSent).toBeLessThan(2.2 * 1024 * 1024)
    time.pass(5_000)
    expect([a, b].map((end) => end.heard.reduce((sum, message) => sum + message.length, 0))).toEqual([8 * 1024 * 1024, 8 * 1024 * 1024])
    expect(a.events).toContain('drained')
  })

  it('[SESS-6] ends when the other end goes on asking and takes nothing', () => {
    const { a, time } = createEnds({ fate: (frame) => (frame[0] === 4 ? 'drop' : 'deliver') })
    for (let answer = 0; answer < 100; answer++) {
      a.secure.send(new Uint8Array(1024 * 1024))
      time.pass(10)
    }
    expect(a.events.at(-1)).toBe('closed takes-nothing')
    expect(a.secure.stats().queuedBytes).toBeLessThan(34 * 1024 * 1024)
  })

  it('[SESS-6] refuses a message above four megabytes', () => {
    const { a } = createEnds()
    expect(() => a.secure.send(new Uint8Array(5 * 1024 * 1024))).toThrow(RangeError)
  })

  it('[SESS-7] notices a silent end within 25 seconds', () => {
    let isCut = false
    const { a, b, time } = createEnds({ fate: () => (isCut ? 'drop' : 'deliver') })
    isCut = true
    time.pass(25_000)
    expect([a.events.at(-1), b.events.at(-1)]).toEqual(['closed silent', 'closed silent'])
  })

  it('[SESS-7] notices it as well after the clock was set back', () => {
    let isCut = false
    const { a, b, time, clock } = createEnds({ fate: () => (isCut ? 'drop' : 'deliver') })
    isCut = true
    clock.jump(-3_600_000)
    time.pass(25_000)
    expect([a.events.at(-1), b.events.at(-1)]).toEqual(['closed silent', 'closed silent'])
  })
})
