/** Which texts are open on this computer: shown by a page now, or opened lately. SPEC rule BRING-3. */
import { fromUtf8, utf8 } from '../../../shared/bytes/hex.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { ReplicaStore } from '../ports/replica-store.ts'
import { unlessFull } from '../replica/due-work.ts'
import type { TextUse } from './want-order.ts'

/** See the head of this file. */
export interface TextUses {
  /** A page shows a text from now on; answers how to say that it does no more. */
  readonly show: (document: DocumentId) => () => void
  readonly now: () => Omit<TextUse, 'isClosed'>
}

/** What uses are kept with. */
export interface TextUsesTools {
  readonly store: ReplicaStore
  readonly clock: Clock
  readonly log: Log
}

const PREFIX = 'opened/'
const LATELY_MS = 14 * 24 * 3_600_000

/** Uses kept in a store. */
export function openTextUses({ store, clock, log }: TextUsesTools): TextUses {
  const shown = new Map<DocumentId, number>()

  const show: TextUses['show'] = (document) => {
    shown.set(document, (shown.get(document) ?? 0) + 1)
    unlessFull(log, () => store.setValue(PREFIX + document, utf8(String(clock.now()))))
    let isShown = true
    return () => {
      const count = shown.get(document) ?? 0
      if (isShown && count > 1) shown.set(document, count - 1)
      else if (isShown) shown.delete(document)
      isShown = false
    }
  }
  const now: TextUses['now'] = () => {
    const since = clock.now() - LATELY_MS
    const opened = store
      .values(PREFIX)
      .map(({ name, value }) => [name.slice(PREFIX.length) as DocumentId, Number(fromUtf8(value))] as const)
    return { shown: new Set(shown.keys()), openedAt: new Map(opened.filter(([, at]) => at > since)) }
  }
  return { show, now }
}
