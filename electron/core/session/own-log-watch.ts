/** What links tell of this computer's own log, and what they may do with it. SPEC rule EXCH-5. */
import type { Head } from '../../../shared/entry/header.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import type { ExchangeEvents } from '../exchange/exchange.ts'

/** See the head of this file. */
export interface OwnLogWatch {
  /** A peer claims entries of this device that are not here. */
  readonly claimed: (peer: DeviceId, heads: readonly Head[]) => void
  /** A member said which entries of the own log it holds, and all of them are here; false: none. */
  readonly said: (holdsAny: boolean) => void
  /** Whether a member holds another branch of the own log than is here. */
  readonly saidSplit: (peer: DeviceId, isSplit: boolean) => void
  /** A run of the own log that a peer sent back, proved by its signatures. */
  readonly proved: (run: Uint8Array) => void
  /** False while a restored backup sends no entries yet. */
  readonly maySend: () => boolean
}

/** What an exchange with `peer` tells of it; `isMember` is asked each time. */
export function ownLogEvents(
  watch: OwnLogWatch,
  peer: DeviceId,
  isMember: () => boolean,
): Pick<ExchangeEvents, 'ownLogElsewhere' | 'ownLogHere' | 'ownLogSplit' | 'ownRun'> {
  return {
    ownLogElsewhere: (heads) => watch.claimed(peer, heads),
    ownLogHere: (holdsAny) => isMember() && watch.said(holdsAny),
    ownLogSplit: (isSplit) => watch.saidSplit(peer, isSplit && isMember()),
    ownRun: watch.proved,
  }
}
