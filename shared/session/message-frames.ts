/** Messages cut into frames and put together again, bounded. SPEC rule SESS-6. */
import { type Decoded, decoded, refused } from '../bytes/result.ts'

/** The largest message of a session, in bytes. */
export const MAX_MESSAGE_BYTES = 4 * 1024 * 1024

/** The least that a piece carries before the last: a message is a few thousand pieces at most. */
export const LEAST_PIECE_BYTES = 1024

const LAST = 1

/** Pieces of a message: a byte that is 1 on the last piece, then at most `payloadBytes` of it. */
export function cutMessage(message: Uint8Array, payloadBytes: number): readonly Uint8Array[] {
  if (message.length > MAX_MESSAGE_BYTES) throw new RangeError('message too large for a session')
  const pieces: Uint8Array[] = []
  for (let at = 0; at < message.length || pieces.length === 0; at += payloadBytes) {
    const part = message.subarray(at, at + payloadBytes)
    const piece = new Uint8Array(part.length + 1)
    piece[0] = at + payloadBytes >= message.length ? LAST : 0
    piece.set(part, 1)
    pieces.push(piece)
  }
  return pieces
}

/** Puts pieces together: undefined until the last one. */
export interface Assembly {
  readonly add: (piece: Uint8Array) => Decoded<Uint8Array | undefined>
}

/** An assembly for one direction. */
export function createAssembly(): Assembly {
  let parts: Uint8Array[] = []
  let bytes = 0
  const add = (piece: Uint8Array): Decoded<Uint8Array | undefined> => {
    if (piece.length === 0 || (piece[0] as number) > LAST) return refused('malformed piece')
    if (piece[0] !== LAST && piece.length - 1 < LEAST_PIECE_BYTES) return refused('piece too small')
    parts.push(piece.subarray(1))
    bytes += piece.length - 1
    if (bytes > MAX_MESSAGE_BYTES) return refused('message too large')
    if (piece[0] !== LAST) return decoded(undefined)
    const message = new Uint8Array(bytes)
    let at = 0
    for (const part of parts) {
      message.set(part, at)
      at += part.length
    }
    parts = []
    bytes = 0
    return decoded(message)
  }
  return { add }
}
