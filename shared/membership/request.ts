/** What a joiner signs with its invitation's key, and the numbers both ends compare by voice. SPEC rules MEM-4, JOIN-4. */
import { sha256 } from '@noble/hashes/sha2.js'
import { fromHex, utf8 } from '../bytes/hex.ts'

/** Hexadecimal parts of a request: keys of 32 bytes, a person of 16. */
export interface RequestParts {
  readonly invitation: string
  readonly device: string
  readonly agreement: string
  readonly person: string
}

/** `chorus/request/1\n`, then invitation, device and agreement key (32 bytes each) and person (16). */
export function requestBytes({ invitation, device, agreement, person }: RequestParts): Uint8Array {
  const parts = [utf8('chorus/request/1\n'), ...[invitation, device, agreement, person].map(fromHex)]
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

const CHECK_NUMBERS = 6
const CHECK_BITS = 11

/**
 * Six numbers from 0 to 2047 that both ends show: whoever slips other keys into a request would have to try 2^66 of them. The first 66 bits of SHA-256 over
 * `chorus/check/1\n` and the four parts with spaces between, as they stand.
 */
export function checkNumbers({ invitation, device, agreement, person }: RequestParts): readonly number[] {
  const hash = sha256(utf8(`chorus/check/1\n${invitation} ${device} ${agreement} ${person}`))
  const bits = [...hash.subarray(0, 9)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return Array.from({ length: CHECK_NUMBERS }, (_, at) => Number.parseInt(bits.slice(at * CHECK_BITS, (at + 1) * CHECK_BITS), 2))
}
