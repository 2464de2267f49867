/** What a host and its network page say survives the way, and nothing else gets through. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCreditedReceiver, createCreditedSender, WINDOW_BYTES } from '../../../shared/network/frame-credit.ts'
import { decodeNetworkMessage, encodeNetworkMessage, type NetworkMessage } from '../../../shared/network/network-messages.ts'

const number = fc.nat(2 ** 31 - 1)
const text = fc.string({ maxLength: 60 })
const bytes = fc.uint8Array({ maxLength: 400 })
const iceServers = fc.array(fc.record({ urls: text, username: text, credential: text }), { maxLength: 16 })
const message = fc.oneof<fc.Arbitrary<NetworkMessage>[]>(
  fc.record({ type: fc.constant('ready' as const), version: number }),
  fc.record({ type: fc.constant('enter' as const), lobby: number, name: text, password: text, iceServers }),
  fc.record({ type: fc.constantFrom('servers' as const, 'offer' as const), lobby: number, iceServers }),
  fc.record({ type: fc.constant('answer' as const), lobby: number, iceServers, sdp: text }),
  fc.record({ type: fc.constantFrom('leave' as const, 'met' as const, 'failed' as const), lobby: number }),
  fc.record({ type: fc.constantFrom('accept' as const, 'described' as const), lobby: number, sdp: text }),
  fc.record({ type: fc.constant('signal' as const), lobby: number, data: text }),
  fc.record({ type: fc.constant('opened' as const), lobby: number, link: number, binding: bytes }),
  fc.record({ type: fc.constant('frame' as const), link: number, bytes }),
  fc.record({ type: fc.constant('credit' as const), link: number, bytes: number }),
  fc.record({ type: fc.constant('closed' as const), link: number, reason: text }),
)

describe('messages between a host and its network page', () => {
  it('[NET-1] are read as they were written', () => {
    fc.assert(
      fc.property(message, (said) => {
        expect(decodeNetworkMessage(encodeNetworkMessage(said))).toEqual({ ok: true, value: said })
      }),
    )
  })

  it('[NET-1] that are no messages are refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (junk) => typeof decodeNetworkMessage(junk).ok === 'boolean'),
      { numRuns: 2000 },
    )
    fc.assert(
      fc.property(message, fc.nat(), (said, cut) => {
        const whole = encodeNetworkMessage(said)
        const part = whole.subarray(0, cut % whole.length)
        return !decodeNetworkMessage(part).ok
      }),
    )
  })

  it.each<NetworkMessage>([
    { type: 'frame', link: 1, bytes: new Uint8Array(16 * 1024 + 1) },
    { type: 'opened', lobby: 1, link: 1, binding: new Uint8Array(513) },
    { type: 'signal', lobby: 1, data: 'x'.repeat(64 * 1024 + 1) },
    { type: 'described', lobby: 1, sdp: 'x'.repeat(32 * 1024 + 1) },
    { type: 'closed', link: 1, reason: 'x'.repeat(257) },
    { type: 'credit', link: 2 ** 32, bytes: 1 },
    { type: 'enter', lobby: 1, name: 'n', password: 'p', iceServers: Array(17).fill({ urls: 'stun:a', username: '', credential: '' }) },
    { type: 'servers', lobby: 1, iceServers: [{ urls: 'stun:a', username: '', credential: 'x'.repeat(257) }] },
  ])('[NET-1] beyond the bounds are refused: $type', (said) => {
    expect(decodeNetworkMessage(encodeNetworkMessage(said)).ok).toBe(false)
  })
})

describe('credit', () => {
  it('[NET-3] never lets more than a window be under way, and lets everything through in order', () => {
    const arrived: number[] = []
    const receiver = createCreditedReceiver((granted) => sender.hearCredit(granted))
    let underWay = 0
    const sender = createCreditedSender((frame) => {
      underWay += frame.length
      expect(receiver.come(frame.length)).toBe(true)
      arrived.push(frame[0] ?? -1)
    })
    for (let index = 0; index < 500; index++) sender.send(new Uint8Array(16 * 1024).fill(index % 256))
    expect(underWay).toBe(WINDOW_BYTES)
    for (let taken = 0; taken < 500; taken++) receiver.take(16 * 1024)
    expect(arrived).toEqual(Array.from({ length: 500 }, (_, index) => index % 256))
    expect(sender.queuedBytes()).toBe(0)
  })

  it('[NET-3] shows a sender that takes no notice of it', () => {
    const receiver = createCreditedReceiver(() => undefined)
    expect(receiver.come(WINDOW_BYTES)).toBe(true)
    expect(receiver.come(1)).toBe(false)
  })
})
