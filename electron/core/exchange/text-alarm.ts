/** Compares the hashes of all texts with a peer that holds and has applied the same: a difference is an alarm. SPEC rule EXCH-7. */
import { digestOfHeads, digestOfHeld } from '../../../shared/exchange/heads-digest.ts'
import type { ExchangeMessage } from '../../../shared/exchange/messages.ts'
import { headOf } from '../log/chains.ts'
import type { Replica } from '../replica/replica.ts'

type TextsMessage = Extract<ExchangeMessage, { type: 'texts' | 'texts-held' }>

/** See the head of this file. */
export interface TextAlarm {
  /** What to tell a peer with the same heads. */
  readonly say: () => TextsMessage
  /** Rings if the peer holds and has applied the same and shows other texts; what the order of arrival made is made alike then, at both ends. */
  readonly hear: (said: TextsMessage) => void
}

/** An alarm over a replica's texts. */
export function createTextAlarm(replica: Replica, ring: () => void): TextAlarm {
  const { store, chains } = replica
  const frontier = (): string => digestOfHeads(replica.frontier())
  const texts = (): string => {
    replica.documents.flush()
    return replica.textsDigest()
  }
  const held = (): string => {
    const absent = store.absentSums().flatMap(({ document }) => store.absentBodies(document))
    const headsOf = absent.map(({ chain, seq }) => {
      const hash = chains.hashAt(chain, seq)
      if (!hash) throw new Error('what lacks its body is not in the record')
      return headOf(chains.get(chain).device, seq, hash)
    })
    return digestOfHeld(replica.heads(), headsOf)
  }
  const say = (): TextsMessage => {
    const shown = { frontier: frontier(), texts: texts() }
    return replica.waiting() > 0 ? { type: 'texts-held', held: held(), ...shown } : { type: 'texts', ...shown }
  }
  /** Where nothing waits, what is applied is all that is held, every word with it. */
  const isHeldAlike = (said: TextsMessage): boolean =>
    said.type === 'texts' ? replica.waiting() === 0 : replica.waiting() > 0 && said.held === held()
  const hear = (said: TextsMessage): void => {
    if (said.frontier !== frontier() || !isHeldAlike(said) || said.texts === texts()) return
    ring()
    replica.documents.takeOneOrder()
  }
  return { say, hear }
}
