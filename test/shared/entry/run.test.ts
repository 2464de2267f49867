/** Vectors of headers, hashes and runs: another implementation of SPEC.md must give the same bytes. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHex, utf8 } from '../../../shared/bytes/hex.ts'
import { type EntryHeader, encodeHeader, entryHash, type Head, hashOfBody, KIND, NO_EPOCH } from '../../../shared/entry/header.ts'
import { decodeRun, decodeSparseRun, encodeRun, type RunEntry } from '../../../shared/entry/run.ts'
import { type CoalitionId, type DeviceId, type DocumentId, NO_HASH } from '../../../shared/ids.ts'

const coalition = '11'.repeat(32) as CoalitionId
const device = '22'.repeat(32) as DeviceId
const other = '33'.repeat(32) as DeviceId
const document = '44'.repeat(16) as DocumentId

function entry(seq: number, previous: EntryHeader['previous'], text: string, signed: boolean, heads: EntryHeader['heads'] = []): RunEntry {
  const body = utf8(text)
  const header: EntryHeader = {
    coalition,
    device,
    seq,
    previous,
    epoch: NO_EPOCH,
    kind: KIND.text,
    document,
    heads,
    bodyHash: hashOfBody(body),
    bodyLength: body.length,
  }
  return { header, hash: entryHash(header), body, signature: signed ? new Uint8Array(64).fill(0x55) : undefined }
}

const first = entry(1, NO_HASH, 'one', false)
const second = entry(2, first.hash, 'two', true, [{ device: other, seq: 300, prefix: '66'.repeat(16) }])
const bodyHashOf = (text: string): string => hashOfBody(utf8(text))

describe('an entry', () => {
  it('[LOG-2] has one canonical header', () => {
    const expected = [
      '11'.repeat(32),
      '22'.repeat(32),
      '02',
      first.hash,
      '00'.repeat(32),
      '00',
      `10${'44'.repeat(16)}`,
      '01',
      `${'33'.repeat(32)}ac02${'66'.repeat(16)}`,
      bodyHashOf('two'),
      '03',
    ]
    expect(toHex(encodeHeader(second.header))).toBe(expected.join(''))
  })

  it('[LOG-3] has the hash of its header', () => {
    expect(first.hash).toBe('3ad881898252963e072c4ed800a6f541fe6209599e6936533f4b2e4da4d7af0f')
    expect(second.hash).toBe('f3a16c8d21a690cd6f005b9cb16c5d479778bdb1a17ab23d646cd510aa58b0da')
  })
})

describe('a run', () => {
  const head = ['22'.repeat(32), '01', NO_HASH, '02', `10${'44'.repeat(16)}`, `20${'33'.repeat(32)}`, '02'].join('')
  const secondHeads = `01${'01'}ac02${'66'.repeat(16)}`

  it('[LOG-4] names heads by device, sequence and prefix, a forked log once per branch, and in no other order', () => {
    const head = (byte: string, seq: number, prefix: string) => ({ device: byte.repeat(32) as DeviceId, seq, prefix: prefix.repeat(16) })
    const heads = [head('33', 2, 'aa'), head('33', 2, 'bb'), head('33', 7, '11'), head('55', 1, '99')]
    const read = (said: EntryHeader['heads']) => decodeRun(coalition, encodeRun([entry(1, NO_HASH, 'one', true, said)]))
    const run = read(heads)
    expect(run.ok && run.value[0]?.header.heads).toEqual(heads)
    for (let at = 0; at + 1 < heads.length; at++) {
      const swapped = heads.with(at, heads[at + 1] as Head).with(at + 1, heads[at] as Head)
      expect(read(swapped).ok).toBe(false)
      expect(read(heads.toSpliced(at, 0, heads[at] as Head)).ok).toBe(false)
    }
  })

  it('[LOG-7] implies what the receiver can compute', () => {
    const entries = ['00', '00', '01', '00', `03${toHex(utf8('one'))}`, '01', '00', '01', secondHeads, `03${toHex(utf8('two'))}`]
    const run = encodeRun([first, second])
    expect(toHex(run)).toBe(`${head}${entries.join('')}${'55'.repeat(64)}`)
    expect(decodeRun(coalition, run)).toEqual({ ok: true, value: [first, second] })
  })

  it('[LOG-7] can leave a body out: hash and length stand for it, and the chain stays verifiable', () => {
    const sparse = [{ ...first, body: undefined }, second]
    const run = encodeRun(sparse)
    const entries = ['04', '00', '01', '00', `03${bodyHashOf('one')}`, '01', '00', '01', secondHeads, `03${toHex(utf8('two'))}`]
    expect(toHex(run)).toBe(`${head}${entries.join('')}${'55'.repeat(64)}`)
    expect(decodeSparseRun(coalition, run)).toEqual({ ok: true, value: sparse })
    expect(decodeRun(coalition, run)).toMatchObject({ ok: false, reason: 'a body is absent' })
  })

  it('[LOG-7] is read or refused, whatever its bytes', () => {
    const run = encodeRun([first, second])
    fc.assert(
      fc.property(fc.nat(run.length - 1), fc.nat(255), fc.nat(run.length), (at, value, length) => {
        const changed = run.slice(0, length)
        if (at < length) changed[at] = value
        expect(typeof decodeSparseRun(coalition, changed).ok).toBe('boolean')
      }),
      { numRuns: 500 },
    )
  })
})
