/** What is said of bodies that are not here: its bytes, and whatever else may come. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeMessage, type ExchangeMessage, encodeMessage } from '../../../shared/exchange/messages.ts'
import type { DeviceId } from '../../../shared/ids.ts'

const digest = 'ab'.repeat(32)
const device = '22'.repeat(32) as DeviceId
const through = (seq: number) => ({ device, seq, prefix: '66'.repeat(16) })
const state = { type: 'state', heads: digest, cards: digest, yours: [], statements: digest } as const
const bodies = [Uint8Array.of(1, 2, 3), new Uint8Array(5_000).fill(7), new Uint8Array(0)]

const messages: readonly ExchangeMessage[] = [
  { ...state, bodies: { form: 'headers', absentEntries: 300, absentBytes: 3_100_000 } },
  { type: 'sizes', entries: 12_000, bytes: 3_100_000 },
  {
    type: 'bodies-wanted',
    wanted: [
      { through: through(900), seqs: [3, 4, 700, 900] },
      { through: through(2), seqs: [2] },
    ],
  },
  { type: 'bodies', bodies },
  { type: 'bodies', bodies: [] },
]

describe('messages about bodies', () => {
  it.each(messages)('[EXCH-11] [EXCH-12] $type is read as it was written', (message) => {
    expect(decodeMessage(encodeMessage(message))).toEqual({ ok: true, value: message })
  })

  it('[EXCH-1] a state of a version that leaves nothing out is one without the last fields', () => {
    expect(decodeMessage(encodeMessage(state))).toEqual({ ok: true, value: { ...state, bodies: undefined } })
  })

  it('[EXCH-12] bodies that can be packed are', () => {
    expect(encodeMessage({ type: 'bodies', bodies }).length).toBeLessThan(200)
  })

  it('[EXCH-12] names a sequence in a byte where they stand close together', () => {
    const seqs = Array.from({ length: 1_000 }, (_, index) => index + 1)
    expect(encodeMessage({ type: 'bodies-wanted', wanted: [{ through: through(1_000), seqs }] }).length).toBeLessThan(1_100)
  })

  it('[EXCH-12] more than can be asked for at once is refused', () => {
    const seqs = Array.from({ length: 4_097 }, (_, index) => index + 1)
    expect(decodeMessage(encodeMessage({ type: 'bodies-wanted', wanted: [{ through: through(5_000), seqs }] })).ok).toBe(false)
  })

  it('[EXCH-12] more bodies than can be asked for are refused, however short they are', () => {
    const many = Array.from({ length: 4_097 }, () => new Uint8Array(0))
    expect(decodeMessage(encodeMessage({ type: 'bodies', bodies: many.slice(1) })).ok).toBe(true)
    expect(decodeMessage(encodeMessage({ type: 'bodies', bodies: many })).ok).toBe(false)
  })

  it('whatever else comes is read or refused', () => {
    const samples = messages.map(encodeMessage)
    fc.assert(
      fc.property(fc.nat(samples.length - 1), fc.nat(), fc.nat(255), fc.nat(), (which, at, value, cut) => {
        const sample = samples[which] as Uint8Array
        const changed = sample.slice(0, 1 + (cut % sample.length))
        changed[1 + (at % Math.max(1, changed.length - 1))] = value
        expect(typeof decodeMessage(changed).ok).toBe('boolean')
      }),
      { numRuns: 1_000 },
    )
  })
})
