/** The bytes of envelopes: vectors, round trips, and what is refused before anything is decoded. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNodeCrypto } from '../../../electron/adapters/crypto/node-crypto.ts'
import { fromHex, toHex, utf8 } from '../../../shared/bytes/hex.ts'
import { cutContent, decodeContent, encodeContent, joinSlices } from '../../../shared/envelope/envelope-content.ts'
import {
  contentRoom,
  DEFAULT_PART_BYTES,
  envelopeFileName,
  isWorthOpening,
  MIN_PART_BYTES,
  requestSecret,
} from '../../../shared/envelope/envelope-file.ts'
import { decodePart, type EnvelopePart, encodePart, PART_FRAME_BYTES } from '../../../shared/envelope/envelope-part.ts'
import { paddedLength, paddedLengthWithin } from '../../../shared/envelope/padded-length.ts'
import { encodeMessage } from '../../../shared/exchange/messages.ts'
import type { CoalitionId, DeviceId } from '../../../shared/ids.ts'

const crypto = createNodeCrypto()
const seed = new Uint8Array(32).fill(7)
const part: EnvelopePart = {
  coalition: 'c0'.repeat(32) as CoalitionId,
  writer: toHex(crypto.signingPublicKey(seed)) as DeviceId,
  id: 'e1'.repeat(16),
  madeAt: 1_790_000_000_000,
  kind: 'ordinary',
  part: 1,
  of: 1,
  content: utf8('what is in it'),
}
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const bytes = (maxLength: number) => fc.uint8Array({ maxLength })

describe('padding', () => {
  it('[ENV-4] is that of the paper', () => {
    // Worked by hand from the definition: L = 9 has E = 3, S = 2, so lengths are multiples of 2.
    for (const [length, padded] of [
      [0, 0],
      [1, 1],
      [8, 8],
      [9, 10],
      [1000, 1024],
      [1025, 1088],
      [1_000_000, 1_015_808],
      [18_000_000, 18_350_080],
    ] as const)
      expect(paddedLength(length)).toBe(padded)
  })

  it('[ENV-4] costs at most 12 %, and fits where it is said to', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50_000_000 }), (length) => {
        expect(paddedLength(length)).toBeGreaterThanOrEqual(length)
        expect(paddedLength(length)).toBeLessThanOrEqual(length * 1.12)
        expect(paddedLength(paddedLength(length))).toBe(paddedLength(length))
        expect(paddedLength(paddedLengthWithin(length))).toBeLessThanOrEqual(length)
      }),
    )
  })
})

describe('a part', () => {
  // Made by other code from the rule alone: node:crypto's Ed25519 and SHA-256 over bytes put together by hand.
  it('[ENV-2] has these bytes', () => {
    const written = encodePart(crypto, seed, part)
    const header = `${toHex(utf8('chorus/envelope/1\n'))}${part.coalition}${part.writer}${part.id}80d8c1a28c34000101`
    expect(toHex(written)).toMatch(new RegExp(`^${header}0d${toHex(part.content)}`))
    expect(sha256(written)).toBe('9b56ea787ff92e2979954c0c288361458b335366e0b200bc75d15275ee164bf9')
    expect(written).toHaveLength(192)
  })

  it('[ENV-2] comes back as it was written', () => {
    const anyPart = fc.record({
      id: fc.uint8Array({ minLength: 16, maxLength: 16 }).map(toHex),
      madeAt: fc.integer({ min: 0, max: 2 ** 47 }),
      kind: fc.constantFrom('ordinary' as const, 'request' as const, 'welcome' as const),
      part: fc.integer({ min: 1, max: 256 }),
      of: fc.constant(256),
      content: bytes(2000),
    })
    fc.assert(
      fc.property(anyPart, (fields) => {
        const whole = { ...part, ...fields }
        const written = encodePart(crypto, seed, whole)
        expect(decodePart(crypto, written)).toEqual({ ok: true, value: whole })
        expect(written.length).toBeLessThanOrEqual(paddedLength(PART_FRAME_BYTES + fields.content.length))
      }),
      { numRuns: 200 },
    )
  })

  it('[ENV-2] [ENV-4] changed in any byte, cut anywhere or lengthened is none', () => {
    const written = encodePart(crypto, seed, part)
    for (let at = 0; at < written.length; at++) {
      for (const bit of [1, 128]) {
        const changed = written.slice()
        changed[at] = (changed[at] ?? 0) ^ bit
        expect(decodePart(crypto, changed).ok, `byte ${at}`).toBe(false)
      }
      expect(decodePart(crypto, written.subarray(0, at)).ok, `cut at ${at}`).toBe(false)
    }
    expect(decodePart(crypto, Uint8Array.from([...written, 0])).ok).toBe(false)
  })

  it('[ENV-6] of a newer version says so', () => {
    expect(decodePart(crypto, utf8('chorus/envelope/2\nwhatever'))).toMatchObject({ ok: false, reason: 'newer' })
    expect(decodePart(crypto, utf8('chorus/backup/1\nwhatever'))).toMatchObject({ ok: false, reason: 'malformed' })
  })
})

describe('a content', () => {
  const anyContent = fc.record({
    runs: fc.array(bytes(500), { maxLength: 8 }),
    cards: fc.array(bytes(200), { maxLength: 8 }),
    statements: fc.array(bytes(200), { maxLength: 8 }),
    requests: fc.array(bytes(200), { maxLength: 2 }),
  })

  it('[ENV-3] [ENV-5] comes back from slices of any size', () => {
    fc.assert(
      fc.property(anyContent, fc.integer({ min: 1, max: 400 }), (content, room) => {
        const slices = cutContent(encodeContent(content), room)
        expect(slices.every(({ length }) => length <= room)).toBe(true)
        expect(decodeContent(joinSlices(slices))).toEqual({ ok: true, value: content })
      }),
    )
  })

  it('[ENV-3] never throws, whatever it is', () => {
    fc.assert(
      fc.property(bytes(300), (noise) => void decodeContent(noise)),
      { numRuns: 2000 },
    )
  })

  it('[ENV-3] passes over what is newer, and is void with what no envelope holds', () => {
    const wrapped = (message: Uint8Array): Uint8Array => Uint8Array.from([message.length, ...message])
    expect(decodeContent(wrapped(Uint8Array.of(99, 1, 2)))).toMatchObject({ ok: true, value: { runs: [] } })
    expect(decodeContent(wrapped(encodeMessage({ type: 'spare' }))).ok).toBe(false)
  })

  it('[ENV-3] that inflates beyond its bound is refused before it has', () => {
    const run = new Uint8Array(4 * 1024 * 1024)
    const bomb = encodeContent({ runs: Array.from({ length: 66 }, () => run), cards: [], statements: [], requests: [] })
    expect(bomb.length).toBeLessThan(400_000)
    expect(decodeContent(bomb)).toMatchObject({ ok: false, reason: 'more than an envelope holds' })
  })
})

describe('a file', () => {
  it('[ENV-1] of any size asked for holds as much as fits', async () => {
    for (const recipients of [1, 3, 60]) {
      const keys = Array.from({ length: recipients }, (_, index) => crypto.agreementPublicKey(new Uint8Array(32).fill(index + 1)))
      for (const partBytes of [MIN_PART_BYTES, 200_000, 1_000_000]) {
        const content = new Uint8Array(contentRoom(partBytes, recipients))
        const sealed = await crypto.sealTo(keys, encodePart(crypto, seed, { ...part, content }))
        expect(sealed.length).toBeLessThanOrEqual(partBytes)
        expect(sealed.length).toBeGreaterThan(partBytes * 0.85)
      }
    }
    expect(contentRoom(DEFAULT_PART_BYTES, 60)).toBeGreaterThan(17_000_000)
  })

  it('[ENV-1] that is none of age, or whose header does not end, is not worth opening', async () => {
    const sealed = await crypto.sealTo([crypto.agreementPublicKey(seed)], encodePart(crypto, seed, part))
    expect(isWorthOpening(sealed)).toBe(true)
    expect(isWorthOpening(new Uint8Array(1024))).toBe(false)
    expect(isWorthOpening(sealed.subarray(0, 21))).toBe(false)
    expect(isWorthOpening(utf8(`age-encryption.org/v1\n${'-> X25519 aaaa\naaaa\n'.repeat(10_000)}\n--- `))).toBe(false)
    expect(isWorthOpening(new Uint8Array(0))).toBe(false)
  })

  it('[ENV-1] is called by nothing but its id and its part', () => {
    expect(envelopeFileName(part.id, 1, 1)).toBe('envelope-e1e1e1e1.age')
    expect(envelopeFileName(part.id, 2, 3)).toBe('envelope-e1e1e1e1-2of3.age')
  })

  // HKDF by hand: two HMACs of Python's standard library.
  it('[ENV-13] that asks to be let in is sealed to this secret', () => {
    expect(toHex(requestSecret(fromHex('ab'.repeat(32))))).toBe('65ecf2d3d6052917b147db5c875996e2a8112036fe1abed7a3fdcaa83088d05a')
  })
})
