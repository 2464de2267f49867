/** Bodies of text entries: what is one, to the byte. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { toHex } from '../../../shared/bytes/hex.ts'
import { LEASES } from '../../../shared/text/client-id.ts'
import { decodeTextBody, encodeTextBody, NO_LEASE, updateOfBody } from '../../../shared/text/text-body.ts'
import { MAX_TEXT_BYTES } from '../../../shared/text/update.ts'

function updateOf(text: string): Uint8Array {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = 7
  doc.getText('body').insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

const withLease = (bytes: readonly number[]): Uint8Array => Uint8Array.from([...bytes, ...updateOf('Hi')])

describe('the body of a text entry', () => {
  it('[TEXT-1] has these bytes, and is read back', () => {
    for (const [lease, bytes] of [
      [NO_LEASE, '00'],
      [0, '01'],
      [126, '7f'],
      [127, '8001'],
      [LEASES - 1, 'e807'],
    ] as const) {
      const body = encodeTextBody(lease, updateOf('Hi'))
      expect(toHex(body)).toBe(`${bytes}01010700040104626f647902486900`)
      expect(decodeTextBody(body)).toMatchObject({ ok: true, value: { lease } })
      expect(updateOfBody(body, lease)).toEqual(updateOf('Hi'))
    }
  })

  it('[TEXT-1] has no client id number above the last, and writes it no longer than it need be', () => {
    expect(decodeTextBody(withLease([0xe8, 0x07])).ok).toBe(true)
    expect(decodeTextBody(withLease([0xe9, 0x07]))).toEqual({ ok: false, reason: 'no such client id' })
    for (const bytes of [
      [0x80, 0x00],
      [0x81, 0x00],
      [0x81, 0x80, 0x00],
      [0xe8, 0x87, 0x00],
    ])
      expect(decodeTextBody(withLease(bytes))).toEqual({ ok: false, reason: 'client id number written longer than it need be' })
  })

  it('[TEXT-1] is at most 1 MiB', () => {
    const body = (bytes: number): Uint8Array => encodeTextBody(0, updateOf('x'.repeat(bytes)))
    const around = body(MAX_TEXT_BYTES / 2).length - MAX_TEXT_BYTES / 2
    expect(decodeTextBody(body(MAX_TEXT_BYTES - around)).ok).toBe(true)
    expect(decodeTextBody(body(MAX_TEXT_BYTES - around + 1))).toEqual({ ok: false, reason: 'too large' })
  })
})
