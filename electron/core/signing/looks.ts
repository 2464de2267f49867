/** Each text as this person last looked at it on this computer, so that what came since can be shown. Nothing of it leaves the computer. SPEC rule CLOSE-8. */
import { fromUtf8, utf8 } from '../../../shared/bytes/hex.ts'
import { packRun, unpackRun } from '../../../shared/exchange/packed-run.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import { type ClosedText, canonicalClosedText, readClosedText } from '../../../shared/signing/closed-text.ts'
import type { Clock } from '../ports/clock.ts'
import type { Replica } from '../replica/replica.ts'

/** A text as it stood, and when: milliseconds by this computer's clock. */
export interface Look {
  readonly at: number
  readonly text: ClosedText
}

/** See the head of this file. */
export interface Looks {
  /** Keeps the text as it is now. */
  readonly keep: (position: DocumentId) => void
  /** As it was kept last; undefined where it never was, or was too large to keep. */
  readonly last: (position: DocumentId) => Look | undefined
  /** The texts whose words are others than when they were looked at last. */
  readonly changed: () => readonly DocumentId[]
}

/** What is kept of one text at most, packed. */
const MOST_BYTES = 512 * 1024
const TIME_BYTES = 8

/** Looks over a store; `now` answers a text as it would be closed. */
export function openLooks({ store, documents }: Replica, clock: Pick<Clock, 'now'>, now: (position: DocumentId) => ClosedText): Looks {
  const keep: Looks['keep'] = (position) => {
    const packed = packRun(utf8(canonicalClosedText(now(position))))
    const look = new Uint8Array(TIME_BYTES + packed.length)
    new DataView(look.buffer).setFloat64(0, clock.now())
    look.set(packed, TIME_BYTES)
    // The hash stands by itself: it is compared for every text at once.
    documents.flush()
    const hash = store.projection(position)?.textHash
    store.transaction(() => {
      store.setValue(LOOK + position, look.length > MOST_BYTES ? undefined : look)
      store.setValue(HASH + position, hash === undefined ? undefined : utf8(hash))
    })
  }
  const last: Looks['last'] = (position) => {
    const look = store.value(LOOK + position)
    if (!look || look.length < TIME_BYTES) return undefined
    const at = new DataView(look.buffer, look.byteOffset).getFloat64(0)
    const unpacked = unpackRun(look.subarray(TIME_BYTES))
    const text = unpacked.ok ? readClosedText(fromUtf8(unpacked.value)) : undefined
    return text && { at, text }
  }
  const changed: Looks['changed'] = () => {
    const hashes = new Map(store.projections().map(({ document, textHash }) => [document, textHash]))
    const looked = store.values(HASH).map(({ name, value }) => ({ position: name.slice(HASH.length) as DocumentId, hash: fromUtf8(value) }))
    return looked.flatMap(({ position, hash }) => ((hashes.get(position) ?? hash) === hash ? [] : [position]))
  }
  return { keep, last, changed }
}

/** Names of the values: `look` of the text, `looked` of its hash; followed by the position. */
const LOOK = 'look '
const HASH = 'looked '
