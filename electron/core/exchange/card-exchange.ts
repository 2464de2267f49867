/** Cards between two members: all of them where digests differ. SPEC rules CARD-4, EXCH-1. */
import type { ExchangeMessage } from '../../../shared/exchange/messages.ts'
import type { Cards } from './cards.ts'

/** See the head of this file. Nothing is said to, or taken from, a peer that does not belong. */
export interface CardExchange {
  /** Sends every card. */
  readonly tellAll: () => void
  /** The peer's digest of what it holds. */
  readonly hearDigest: (digest: string) => void
  readonly hear: (card: Uint8Array) => void
}

/** The cards' part of one exchange. */
export function createCardExchange({
  cards,
  mayReceive,
  tell,
  kept,
}: {
  readonly cards: Cards
  readonly mayReceive: () => boolean
  readonly tell: (message: ExchangeMessage) => void
  /** A card of the peer was kept. */
  readonly kept: () => void
}): CardExchange {
  const tellAll = (): void => {
    if (mayReceive()) for (const card of cards.all()) tell({ type: 'card', card })
  }
  return {
    tellAll,
    hearDigest: (digest) => {
      if (digest !== cards.digest()) tellAll()
    },
    hear: (card) => {
      if (mayReceive() && cards.take(card)) kept()
    },
  }
}
