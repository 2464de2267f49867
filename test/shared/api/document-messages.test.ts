/** Messages of an attached text: fixed bytes, so that a page and a host of one contract agree also where both were built anew. */
import { describe, expect, it } from 'vitest'
import { type DocumentMessage, decodeDocumentMessage, encodeDocumentMessage } from '../../../shared/api/document-messages.ts'
import { toHex } from '../../../shared/bytes/hex.ts'

const update = Uint8Array.of(0xaa, 0xbb)
const FIXED: readonly (readonly [hex: string, message: DocumentMessage])[] = [
  ['00aabb', { type: 'state', update }],
  ['01aabb', { type: 'update', update }],
  ['02ac02', { type: 'saved', number: 300 }],
  ['0307096469736b2d66756c6c', { type: 'refused', number: 7, code: 'disk-full' }],
  ['04', { type: 'replaced' }],
  ['05070202aabb01cc', { type: 'edit', number: 7, updates: [update, Uint8Array.of(0xcc)] }],
  ['06aabb', { type: 'presence', bytes: update }],
]

describe('a message of an attached text', () => {
  it.each(FIXED)('[PIPE-4] is the bytes %s', (hex, message) => {
    expect(toHex(encodeDocumentMessage(message))).toBe(hex)
    expect(decodeDocumentMessage(encodeDocumentMessage(message))).toEqual({ ok: true, value: message })
  })

  it.each(['', '07', '02', '0307', '05070202aabb01'])('[PIPE-4] is none as %s', (hex) => {
    expect(decodeDocumentMessage(Uint8Array.from(Buffer.from(hex, 'hex'))).ok).toBe(false)
  })
})
