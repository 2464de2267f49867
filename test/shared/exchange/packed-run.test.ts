/** Runs as they travel, and what hostile packings do. */

import fc from 'fast-check'
import { deflateSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { MAX_RUN_BYTES, packRun, unpackRun } from '../../../shared/exchange/packed-run.ts'

const deflated = (bytes: Uint8Array): Uint8Array => Uint8Array.of(1, ...deflateSync(bytes, { level: 1 }))

describe('a packed run', () => {
  it('[EXCH-9] unpacks to what it was, and is never more than a byte longer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), fc.nat(40), (bytes, times) => {
        const run = new Uint8Array(bytes.length * times)
        for (let index = 0; index < times; index++) run.set(bytes, index * bytes.length)
        const packed = packRun(run)
        expect(packed.length).toBeLessThanOrEqual(run.length + 1)
        expect(unpackRun(packed)).toEqual({ ok: true, value: run })
      }),
      { numRuns: 200 },
    )
  })

  it('[EXCH-9] travels as it is where deflating would lengthen it', () => {
    expect([...packRun(Uint8Array.of(7, 8, 9))]).toEqual([0, 7, 8, 9])
    expect(packRun(new Uint8Array(1000))[0]).toBe(1)
  })

  it('[EXCH-9] is refused as soon as it has grown past four mebibytes', () => {
    expect(unpackRun(deflated(new Uint8Array(MAX_RUN_BYTES))).ok).toBe(true)
    expect(unpackRun(deflated(new Uint8Array(16 * 1024 * 1024)))).toMatchObject({ ok: false, reason: 'too large when unpacked' })
    expect(unpackRun(new Uint8Array(1 + MAX_RUN_BYTES)).ok).toBe(true)
    expect(unpackRun(new Uint8Array(2 + MAX_RUN_BYTES))).toMatchObject({ ok: false, reason: 'too large when unpacked' })
  })

  it('[EXCH-9] is refused when it is cut, damaged or of another form', () => {
    const packed = packRun(new Uint8Array(5000).map((_, index) => index % 7))
    expect(unpackRun(packed.subarray(0, packed.length - 3)).ok).toBe(false)
    expect(unpackRun(Uint8Array.of(2, 1, 2)).ok).toBe(false)
    expect(unpackRun(new Uint8Array(0)).ok).toBe(false)
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => typeof unpackRun(Uint8Array.of(1, ...bytes)).ok === 'boolean'))
  })
})
