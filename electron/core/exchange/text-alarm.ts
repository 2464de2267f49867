/** Compares the hashes of all texts with a peer that has applied the same: a difference is an alarm. SPEC rule EXCH-7. */
import { digestOfHeads } from '../../../shared/exchange/heads-digest.ts'
import type { ExchangeMessage } from '../../../shared/exchange/messages.ts'
import type { Replica } from '../replica/replica.ts'

type TextsMessage = Extract<ExchangeMessage, { type: 'texts' }>

/** See the head of this file. */
export interface TextAlarm {
  /** What to tell the peer; undefined while entries wait for others. */
  readonly say: () => TextsMessage | undefined
  /** Rings if the peer applied the same entries and shows other texts. */
  readonly hear: (said: TextsMessage) => void
}

/** An alarm over a replica's texts. */
export function createTextAlarm(replica: Replica, ring: () => void): TextAlarm {
  const frontier = (): string => digestOfHeads(replica.frontier())
  const texts = (): string => {
    replica.documents.flush()
    return replica.textsDigest()
  }
  const say = (): TextsMessage | undefined => (replica.waiting() > 0 ? undefined : { type: 'texts', frontier: frontier(), texts: texts() })
  const hear = (said: TextsMessage): void => {
    if (said.frontier === frontier() && replica.waiting() === 0 && said.texts !== texts()) ring()
  }
  return { say, hear }
}
