/** Connection codes: read as they were written, found among other words, and refused for a reason where anything is not so. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNodeCrypto } from '../../../electron/adapters/crypto/node-crypto.ts'
import { toHex } from '../../../shared/bytes/hex.ts'
import type { CodeContent } from '../../../shared/connection-code/code-content.ts'
import { findConnectionCode, openConnectionCode, writeConnectionCode } from '../../../shared/connection-code/connection-code.ts'
import type { CoalitionId, DeviceId } from '../../../shared/ids.ts'
import { mutate } from '../../support/mutate.ts'
import { createSeededRandom } from '../../support/seeded-random.ts'

const crypto = createNodeCrypto()
const random = createSeededRandom(7)
const coalition = toHex(random.bytes(32)) as CoalitionId
const accessKey = random.bytes(32)
const seed = random.bytes(32)
const maker = toHex(crypto.signingPublicKey(seed)) as DeviceId
const other = toHex(random.bytes(32)) as DeviceId
const membersKeys = { coalition, accessKeys: [random.bytes(32), accessKey] }

const offer: CodeContent = {
  kind: 'offer',
  answers: null,
  maker,
  madeAt: 1_795_000_000_000,
  description: {
    fragment: '7uUk',
    password: 'TdQ4KIdSZATFhOkHKfe3W5fX',
    fingerprint: random.bytes(32),
    ways: [
      { transport: 'udp', address: '192.168.1.20', port: 39_044 },
      { transport: 'tcp', address: '192.168.1.20', port: 38_541 },
    ],
  },
}
const write = (content: CodeContent, by: Partial<Parameters<typeof writeConnectionCode>[1]> = {}): string =>
  writeConnectionCode(crypto, { id: random.bytes(16), coalition, accessKey, seed, ...by }, content)
/** What a member with these keys makes of a text: a code, or why not. */
const read = (text: string, keys = membersKeys) => {
  const found = findConnectionCode(text)
  if (!found.ok) return found.reason
  const opened = openConnectionCode(crypto, found.code, keys)
  return opened.ok ? opened.value : opened.reason
}

const iceText = (minLength: number, maxLength: number) => fc.stringMatching(new RegExp(`^[A-Za-z0-9+/]{${minLength},${maxLength}}$`))
const bytesOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const way = fc.record({
  transport: fc.constantFrom('udp' as const, 'tcp' as const),
  address: fc.oneof(
    fc.ipV4(),
    fc.ipV6(),
    fc.uuid().map((name) => `${name}.local`),
  ),
  port: fc.integer({ min: 1, max: 65_535 }),
})
const content = fc.record({
  kind: fc.constantFrom('offer' as const, 'answer' as const),
  maker: fc.constant(maker),
  madeAt: fc.nat(2 ** 31).map((seconds) => seconds * 1000),
  description: fc.record({
    fragment: iceText(4, 32),
    password: iceText(22, 64),
    fingerprint: bytesOf(32),
    ways: fc.array(way, { maxLength: 16 }),
  }),
})

describe('a connection code', () => {
  it('[CODE-3] is read as it was written', () => {
    fc.assert(
      fc.property(content, bytesOf(16), bytesOf(16), (said, id, answered) => {
        const whole: CodeContent = { ...said, answers: said.kind === 'answer' ? { id: toHex(answered), maker: other } : null }
        expect(read(write(whole, { id }))).toEqual({ ...whole, id: toHex(id) })
      }),
      { numRuns: 200 },
    )
  })

  it('[CODE-4] is short enough for any messenger: two ways in about 320 characters', () => {
    expect(write(offer).length).toBeLessThan(350)
  })

  it('[CODE-1] is found among other words, in lines that a mail program broke and quoted', () => {
    const text = write(offer)
    const lines = text.match(/.{1,60}/g)?.join('\n> ') ?? ''
    for (const pasted of [`Hello Bilal,\n${text}\nPaste it in Chorus.`, `> ${lines}\n`, ` ${text.replace('chorus-', 'Chorus-')} `]) {
      expect(read(pasted)).toMatchObject(offer)
    }
  })

  it('[CODE-1] that is none, is newer, was cut or changed says which', () => {
    const text = write(offer)
    const swapped = `${text.slice(0, 60)}${text[61]}${text[60]}${text.slice(62)}`
    expect(['', 'Good morning.', 'chorus-invitation:abc'].map((other) => read(other))).toEqual(['none', 'none', 'none'])
    expect(read(text.replace('-1:', '-2:'))).toBe('newer')
    expect([text.slice(0, -1), text.slice(0, 100), `${text.slice(0, 60)}.`, 'chorus-connection-1:'].map((part) => read(part))).toEqual(
      Array(4).fill('cut'),
    )
    expect(
      [swapped, `${text.slice(0, -8)}.`, text.replace(':', ':é'), `chorus-connection-1:${'A'.repeat(4_000)}.`].map((one) => read(one)),
    ).toEqual(Array(4).fill('changed'))
  })

  it('[CODE-2] says nothing to whoever lacks the coalition’s key, or is of another coalition', () => {
    const text = write(offer)
    const strangers = { coalition, accessKeys: [random.bytes(32)] }
    expect(read(text, strangers)).toBe('foreign')
    expect(read(text, { coalition: toHex(random.bytes(32)) as CoalitionId, accessKeys: [accessKey] })).toBe('foreign')
    const bytes = Buffer.from(text.slice(text.indexOf(':') + 1, -1), 'base64url')
    for (const secret of ['192.168.1.20', offer.description.password]) expect(bytes.includes(secret)).toBe(false)
    expect(bytes.includes(Buffer.from(maker, 'hex'))).toBe(false)
  })

  it('[CODE-3] names its maker: one that a member signed with another key is forged', () => {
    expect(read(write(offer, { seed: random.bytes(32) }))).toBe('forged')
    const beyond: CodeContent = { ...offer, description: { ...offer.description, fragment: 'a b\r\nc' } }
    expect(read(write(beyond))).toBe('forged')
  })

  it('five thousand changed ones are each refused, and quickly', () => {
    const texts = [write(offer), write({ ...offer, kind: 'answer', answers: { id: toHex(random.bytes(16)), maker: other } })]
    const reasons = new Set<string>()
    const started = performance.now()
    for (let count = 0; count < 5_000; count++) {
      const text = random.pick(texts)
      const changed = new TextDecoder().decode(mutate(random, new TextEncoder().encode(text)))
      const got = read(changed)
      // A change before or after the code changes nothing in it.
      if (typeof got !== 'string') expect(findConnectionCode(changed)).toEqual(findConnectionCode(text))
      else reasons.add(got)
    }
    expect(performance.now() - started).toBeLessThan(20_000)
    expect(['changed', 'cut', 'none'].filter((reason) => !reasons.has(reason))).toEqual([])
  })

  it('five thousand changed after the check, as somebody who knows how it is made would do, are refused as well', () => {
    const [found, elsewhere] = [findConnectionCode(write(offer)), toHex(random.bytes(32)) as CoalitionId]
    if (!found.ok) throw new Error('no code')
    for (let count = 0; count < 5_000; count++) {
      const sealed = mutate(random, found.code.sealed)
      if (toHex(sealed) === toHex(found.code.sealed)) continue
      expect(openConnectionCode(crypto, { ...found.code, sealed }, membersKeys).ok).toBe(false)
    }
    expect(openConnectionCode(crypto, found.code, { ...membersKeys, coalition: elsewhere }).ok).toBe(false)
  })
})
