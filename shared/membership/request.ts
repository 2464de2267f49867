/** What a joiner signs with its invitation's key. SPEC rule MEM-4. */
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
