/** What a request to be let in signs, and the numbers that people compare by voice: fixed values, so that no version says others. */
import { describe, expect, it } from 'vitest'
import { toHex } from '../../../shared/bytes/hex.ts'
import { checkNumbers, requestBytes } from '../../../shared/membership/request.ts'

const PARTS = { invitation: '11'.repeat(32), device: '22'.repeat(32), agreement: '33'.repeat(32), person: '44'.repeat(16) }

describe('a request to be let in', () => {
  it('[JOIN-4] shows six numbers of eleven bits, the most significant first', () => {
    expect(checkNumbers(PARTS)).toEqual([1001, 97, 303, 205, 918, 1812])
  })

  it('[JOIN-4] shows others as soon as one part differs, or two are exchanged', () => {
    const others = [
      ...Object.keys(PARTS).map((part) => ({ ...PARTS, [part]: `f${PARTS[part as keyof typeof PARTS].slice(1)}` })),
      { ...PARTS, device: PARTS.agreement, agreement: PARTS.device },
    ]
    expect(new Set([PARTS, ...others].map((parts) => checkNumbers(parts).join())).size).toBe(6)
  })

  it('[MEM-4] signs invitation, device, agreement key and person, in this order', () => {
    const name = toHex(new TextEncoder().encode('chorus/request/1\n'))
    expect(toHex(requestBytes(PARTS))).toBe(`${name}${'11'.repeat(32)}${'22'.repeat(32)}${'33'.repeat(32)}${'44'.repeat(16)}`)
  })
})
