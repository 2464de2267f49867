/** A page's own caret as other pages hear it: the encoding of y-protocols' awareness with one state, and what may be read of one. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { z } from 'zod'
import { fromBase64url, toBase64url } from '../bytes/base64url.ts'

/** Where somebody's selection begins and ends; `head` is where they type. */
export interface SaidCaret {
  readonly anchor: Y.RelativePosition
  readonly head: Y.RelativePosition
}

const place = z.string().max(512)
const state = z.object({ caret: z.object({ anchor: place, head: place }) })

/** The bytes for the host. `session` is this page's number, `clock` rises with every message. */
export function encodeCaret(session: number, clock: number, { anchor, head }: SaidCaret): Uint8Array {
  const encode = (position: Y.RelativePosition): string => toBase64url(Y.encodeRelativePosition(position))
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, session)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify({ caret: { anchor: encode(anchor), head: encode(head) } }))
  })
}

/** The one caret in somebody's bytes; undefined for anything else. Never throws. */
export function decodeCaret(bytes: Uint8Array): SaidCaret | undefined {
  try {
    const decoder = decoding.createDecoder(bytes)
    if (decoding.readVarUint(decoder) < 1) return undefined
    decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    const { caret } = state.parse(JSON.parse(decoding.readVarString(decoder)))
    const anchor = decode(caret.anchor)
    const head = decode(caret.head)
    return anchor && head && { anchor, head }
  } catch {
    return undefined
  }
}

function decode(text: string): Y.RelativePosition | undefined {
  const bytes = fromBase64url(text)
  return bytes && Y.decodeRelativePosition(bytes)
}
